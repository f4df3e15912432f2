/**
 * What a plugin author tests with: recordings, a venue that follows a script, and fakes of the host's sinks, context and clock.
 *
 * <p>It knows the plugin API and the kit, never the program. Nothing of the WebSocket server or the JSON parser inside shows in a
 * public signature. Each type names its thread.
 */
@NullMarked
package io.tapedeck.testkit;

import org.jspecify.annotations.NullMarked;
