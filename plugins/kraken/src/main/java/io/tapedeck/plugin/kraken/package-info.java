/**
 * Kraken spot over WebSocket v2, books proven by checksum.
 *
 * <p>Wire facts come from Kraken's own pages (docs.kraken.com, WebSocket v2: "Book", "Book checksum", "Trade", "Ticker",
 * "Instruments", "Status", "Ping"). It knows the plugin API and the kit, and nothing of the program. A frame is read whole before a sink
 * hears of it, on the reader thread of its connection.
 */
@NullMarked
package io.tapedeck.plugin.kraken;

import org.jspecify.annotations.NullMarked;
