package io.tapedeck.app.look;

/** Which pair of colours means up and down. Any thread. */
public enum Palette {
  /** Teal and red. */
  TEAL_RED,
  /** Blue and orange, for eyes that see red and green alike. */
  BLUE_ORANGE
}
