/**
 * What happens to market events left of the queue, on the reader thread that brought them: validation, counting, books and their
 * proofs, bars and sums, lanes of prints, the ledger. Implements the plugin API's sinks. Knows no Swing, no socket and no JSON.
 */
@NullMarked
package io.tapedeck.app.intake;

import org.jspecify.annotations.NullMarked;
