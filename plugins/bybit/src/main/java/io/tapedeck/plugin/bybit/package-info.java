/**
 * Bybit v5: spot and linear contracts, books proven by their update ids.
 *
 * <p>Wire facts come from Bybit's own pages (docs v5: "Connect", "Orderbook", "Trade", "Get Instruments Info"). It knows the plugin API and the
 * kit, and nothing of the program. A frame is read whole before a sink hears of it.
 */
@NullMarked
package io.tapedeck.plugin.bybit;

import org.jspecify.annotations.NullMarked;
