/**
 * Runs without a window: inspect, headless, selftest, and what they report. The same engine as the window: intake, queue, pump, models. Thread: the
 * caller's, with a pump thread of its own where a feed runs. Knows no Swing.
 */
@NullMarked
package io.tapedeck.app.run;

import org.jspecify.annotations.NullMarked;
