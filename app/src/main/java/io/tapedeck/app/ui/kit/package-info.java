/**
 * Small Swing parts without knowledge of markets. Thread: EDT.
 */
@NullMarked
package io.tapedeck.app.ui.kit;

import org.jspecify.annotations.NullMarked;
