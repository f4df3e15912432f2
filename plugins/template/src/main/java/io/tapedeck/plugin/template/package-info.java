/**
 * A plugin to start from: an invented exchange that numbers the messages of each book. Copy the folder, change the names, then the words of the wire.
 *
 * <p>It knows the plugin API and the kit, and nothing of the program.
 */
@NullMarked
package io.tapedeck.plugin.template;

import org.jspecify.annotations.NullMarked;
