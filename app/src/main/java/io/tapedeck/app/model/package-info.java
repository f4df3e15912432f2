/**
 * The state of the screen, without widgets. Thread: the EDT (in headless runs the one thread that pumps); every change asserts it.
 * Models hold no locks, and announce a change at most once a tick.
 */
@NullMarked
package io.tapedeck.app.model;

import org.jspecify.annotations.NullMarked;
