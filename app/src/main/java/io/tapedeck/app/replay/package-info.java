/**
 * Reads a tape back the way it came: through the plugin's protocol, the intake and the queue, on the recorder's clocks. Threads: the caller for {@link
 * io.tapedeck.app.replay.TapedSession}, {@code tapedeck-replay} for {@link io.tapedeck.app.replay.Replay}. Knows neither models nor Swing.
 */
@NullMarked
package io.tapedeck.app.replay;

import org.jspecify.annotations.NullMarked;
