/**
 * JFreeChart plots over ring series, each painted in one call. Thread: EDT. Knows models, never feeds or the queue.
 */
@NullMarked
package io.tapedeck.app.chart;

import org.jspecify.annotations.NullMarked;
