/**
 * The shared queue between plugins' reader threads and the screen: control items first, then instruments with news.
 * It knows neither instruments nor Swing. Puts: any thread, never waiting. Takes: the one thread that pumps.
 */
@NullMarked
package io.tapedeck.app.queue;

import org.jspecify.annotations.NullMarked;
