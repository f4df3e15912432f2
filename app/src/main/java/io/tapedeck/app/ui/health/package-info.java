/**
 * What a trader looks at when something seems wrong: the health of every stream, where the time goes, the episodes, a stream's history. Thread: EDT. Knows models,
 * never feeds.
 */
@NullMarked
package io.tapedeck.app.ui.health;

import org.jspecify.annotations.NullMarked;
