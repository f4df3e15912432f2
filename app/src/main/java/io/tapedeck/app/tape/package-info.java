/**
 * Reads recordings. Thread: the caller, never the EDT. Knows neither plugins nor models.
 */
@NullMarked
package io.tapedeck.app.tape;

import org.jspecify.annotations.NullMarked;
