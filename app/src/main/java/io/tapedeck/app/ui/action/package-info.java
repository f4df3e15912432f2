/**
 * Everything the trader can do, by name, in one registry: words, keys, whether it is possible now. Menu, tool tips, palette, key sheet and the keys of all panels come from here;
 * it must not know what an action does. Thread: EDT.
 */
@NullMarked
package io.tapedeck.app.ui.action;

import org.jspecify.annotations.NullMarked;
