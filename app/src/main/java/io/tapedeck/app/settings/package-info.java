/**
 * Choices and the folders they live in; atomic save with a backup. Thread: the caller's, never the EDT for disk work.
 */
@NullMarked
package io.tapedeck.app.settings;

import org.jspecify.annotations.NullMarked;
