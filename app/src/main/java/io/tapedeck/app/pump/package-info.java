/**
 * One bounded tick: control items, then instruments with news, into the models. Thread: the EDT, or the headless pump thread.
 */
@NullMarked
package io.tapedeck.app.pump;

import org.jspecify.annotations.NullMarked;
