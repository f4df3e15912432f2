/**
 * Coinbase's public market data: Advanced Trade, and the older Exchange feed as a second product.
 *
 * <p>Wire facts come from Coinbase's own pages (docs.cdp.coinbase.com: "Advanced Trade WebSocket Channels", "WebSocket Rate Limits"; the Exchange
 * product's "WebSocket feed"). It knows the plugin API and the kit, and nothing of the program. A frame is read whole before a sink hears of it.
 */
@NullMarked
package io.tapedeck.plugin.coinbase;

import org.jspecify.annotations.NullMarked;
