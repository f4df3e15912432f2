/**
 * Logs, names of threads, EDT stall watch, counters of the machine. Any thread.
 */
@NullMarked
package io.tapedeck.app.diag;

import org.jspecify.annotations.NullMarked;
