/**
 * Indicators over bars, computed bar by bar. Pure: knows no series, chart or clock. Any thread, one at a time for each study.
 */
@NullMarked
package io.tapedeck.app.study;

import org.jspecify.annotations.NullMarked;
