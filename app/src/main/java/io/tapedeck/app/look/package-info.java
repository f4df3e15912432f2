/**
 * Tokens, digits in cells, verdict shapes, figures as text: what every painted thing shares. Knows Swing, FlatLaf and the verdict; no model,
 * no feed, no window. Thread: EDT, apart from {@link io.tapedeck.app.look.Figures}, which any thread may use.
 */
@NullMarked
package io.tapedeck.app.look;

import org.jspecify.annotations.NullMarked;
