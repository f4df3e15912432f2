/**
 * The settings window: pages of what the trader may prefer. A change works at once and is kept. Thread: EDT.
 */
@NullMarked
package io.tapedeck.app.ui.settings;

import org.jspecify.annotations.NullMarked;
