/**
 * The Live Trading page. Thread: EDT.
 */
@NullMarked
package io.tapedeck.app.ui.live;

import org.jspecify.annotations.NullMarked;
