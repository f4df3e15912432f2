/**
 * Bitfinex spot over WebSocket v2.
 *
 * <p>Wire facts come from Bitfinex's own pages ("Public Channels", "WebSocket Checksum", "General"). It knows the plugin API and the kit, and nothing of the program. A frame is read whole before a sink hears of it.
 */
@NullMarked
package io.tapedeck.plugin.bitfinex;

import org.jspecify.annotations.NullMarked;
