/**
 * Binance: spot on the host for market data, USD-M futures, and Binance.US.
 *
 * <p>Wire facts come from Binance's own pages (binance-spot-api-docs: "Web Socket Streams", "REST API", "How to manage a local order book correctly"; USD-M
 * futures: "Diff. Book Depth Streams"). It knows the plugin API and the kit, and nothing of the program. A frame is read whole before a sink hears of it.
 */
@NullMarked
package io.tapedeck.plugin.binance;

import org.jspecify.annotations.NullMarked;
