/**
 * Recording and replaying as the trader meets them: the button, the bar above a replay, the window, files that are dropped. EDT. Knows the replay, but neither plugins nor files.
 */
@NullMarked
package io.tapedeck.app.ui.replay;

import org.jspecify.annotations.NullMarked;
