/**
 * Bitstamp spot over WebSocket v2.
 *
 * <p>Wire facts come from Bitstamp's own pages ("Websocket API v2", "HTTP API"). It knows the plugin API and the kit, and nothing of the program. A frame is read whole before a sink hears of it.
 */
@NullMarked
package io.tapedeck.plugin.bitstamp;

import org.jspecify.annotations.NullMarked;
