/**
 * Finds, checks, loads and blames plugins (PF4J). Thread: tapedeck-control. Knows neither feeds nor Swing.
 */
@NullMarked
package io.tapedeck.app.host;

import org.jspecify.annotations.NullMarked;
