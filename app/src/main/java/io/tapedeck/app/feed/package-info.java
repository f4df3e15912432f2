/**
 * Starts, watches and stops feeds, and judges every stream. Thread: tapedeck-control, apart from records that any thread may read.
 * Knows no Swing; what it has to say goes through the queue's control lane.
 */
@NullMarked
package io.tapedeck.app.feed;

import org.jspecify.annotations.NullMarked;
