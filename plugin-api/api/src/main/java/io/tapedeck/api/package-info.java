/**
 * The words and the contract between the program and an exchange plugin.
 *
 * <p>It knows the JDK, PF4J's marker and JSpecify, and nothing else: no socket, no JSON, no Swing. Prices and sizes are
 * {@code long} mantissas scaled by the {@link io.tapedeck.api.Instrument}, those of the past by each {@link io.tapedeck.api.Candle} itself; times are
 * epoch nanoseconds; ages come from {@link io.tapedeck.api.TimeSource#nanos()}. Each type names its thread.
 */
@NullMarked
package io.tapedeck.api;

import org.jspecify.annotations.NullMarked;
