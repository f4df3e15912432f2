/**
 * What an exchange plugin must keep, as tests that a plugin's module extends with a few lines.
 *
 * <p>It judges a plugin from outside, by the contract alone: frames in, calls on a sink out, and sockets on this computer. It must not know an
 * exchange by name or the program. Tests' threads.
 */
@NullMarked
package io.tapedeck.testkit.conformance;

import org.jspecify.annotations.NullMarked;
