/**
 * The window. Thread: EDT. Knows models and asks the feed desk for things to be done; never waits.
 */
@NullMarked
package io.tapedeck.app.ui;

import org.jspecify.annotations.NullMarked;
