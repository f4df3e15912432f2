/**
 * The demo exchange: a market made by the program itself, so that everything can be seen without a network or an account.
 *
 * <p>Inside it is a small venue: a matching book, a seeded order flow, a wire language of its own and faults on request. Towards the host it
 * is an exchange plugin like any other, on the kit's feed. It must not know the program, Swing, or any other plugin.
 * Threads: the venue's work happens on the reader thread of the connection that asked for it.
 */
@NullMarked
package io.tapedeck.plugin.demo;

import org.jspecify.annotations.NullMarked;
