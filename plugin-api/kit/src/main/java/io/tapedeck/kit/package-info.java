/**
 * What authors of exchange plugins need: exact decimals, a frugal JSON reader, checksums, a guarded WebSocket and a ready-made
 * feed that reconnects, paces itself and notices silence.
 *
 * <p>It knows the plugin contract and hides nv-websocket-client and Jackson: neither appears in a public signature. It must not know
 * an exchange by name, the program, or Swing. Parsing runs on a connection's reader thread; each type names its own thread.
 */
@NullMarked
package io.tapedeck.kit;

import org.jspecify.annotations.NullMarked;
