/**
 * Deribit futures, options and spot over JSON-RPC.
 *
 * <p>Wire facts come from Deribit's own pages ("Subscriptions", "public/get_instruments", "public/set_heartbeat"). It knows the plugin API and the kit, and nothing of the program. A frame is read whole before a sink hears of it.
 */
@NullMarked
package io.tapedeck.plugin.deribit;

import org.jspecify.annotations.NullMarked;
