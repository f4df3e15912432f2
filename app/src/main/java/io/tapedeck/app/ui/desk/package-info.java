/**
 * The side column: book ladder and trades tape of one stream, painted by hand. It knows models and the look, and neither charts nor the page it stands on.
 * Thread: EDT.
 */
@NullMarked
package io.tapedeck.app.ui.desk;

import org.jspecify.annotations.NullMarked;
