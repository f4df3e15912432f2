/**
 * Benchmarks and load runs of the data path, for whoever wants to check our figures. They use the program's public classes only and know nothing of its
 * insides. Threads: each run makes and ends its own; models belong to the one thread that pumps.
 */
@NullMarked
package io.tapedeck.bench;

import org.jspecify.annotations.NullMarked;
