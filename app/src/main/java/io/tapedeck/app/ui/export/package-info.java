/**
 * Takes things out of the window: pictures, tables and texts, to files and to the clipboard. Files are written on a thread of their own, never over another file, and what became of
 * them is said in one sentence. Thread: EDT, where it is not said otherwise.
 */
@NullMarked
package io.tapedeck.app.ui.export;

import org.jspecify.annotations.NullMarked;
