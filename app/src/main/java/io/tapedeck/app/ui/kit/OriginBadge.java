package io.tapedeck.app.ui.kit;

import io.tapedeck.app.model.Origin;

/** Says DEMO or REPLAY where prices are not those of a market now; cannot be seen where they are. EDT. */
public final class OriginBadge extends Badge {
  private Origin shown = Origin.DEMO;

  /** A badge that is not seen yet. */
  public OriginBadge() {
    super(Texts.of("demo"), "demo", Texts.of("demo.name"));
    setVisible(false);
  }

  /** Says where prices come from. */
  public void origin(Origin origin) {
    if (origin != Origin.MARKET && origin != shown) {
      shown = origin;
      String key = origin == Origin.REPLAY ? "replay" : "demo";
      words(Texts.of(key));
      getAccessibleContext().setAccessibleName(Texts.of(key + ".name"));
    }
    setVisible(origin != Origin.MARKET);
  }
}
