package io.tapedeck.api;

/** How an exchange numbers its book messages, and so how a lost one is seen. */
public enum IdChain {
  /** No numbers: a lost message cannot be seen by them. */
  NONE,
  /** Each message's id is the last one's plus one. */
  DENSE,
  /** A message covers first..last; its first is at most the last one's last plus one. */
  RANGE,
  /** A message names the id of the one before it. */
  PREVIOUS,
  /** Ids only rise: a repeated or late message is seen by them, a lost one is not. It proves nothing. */
  RISING
}
