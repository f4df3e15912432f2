/**
 * The program's entry and its wiring: the only place that knows everyone. Thread: main.
 */
@NullMarked
package io.tapedeck.app;

import org.jspecify.annotations.NullMarked;
