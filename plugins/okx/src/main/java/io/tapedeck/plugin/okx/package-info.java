/**
 * OKX v5: spot, swaps, futures and options, books proven by their id chain, and by the checksum of earlier days.
 *
 * <p>Wire facts come from OKX's own pages (docs-v5: "Order book channel", "WebSocket connect", "Notification"; announcement "Order Book Channels Checksum Field
 * Deprecation" of May 2026). It knows the plugin API and the kit, and nothing of the program. A frame is read whole before a sink hears of it.
 */
@NullMarked
package io.tapedeck.plugin.okx;

import org.jspecify.annotations.NullMarked;
