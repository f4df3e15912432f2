package io.tapedeck.app.host;

import io.tapedeck.api.ExchangeAdapter;
import io.tapedeck.api.ExchangeInfo;

/**
 * A plugin that is ready. Any thread.
 *
 * @param info what it says of its exchange, asked once
 * @param adapter to be called with a {@link Deadline} only
 * @param loader its class loader
 */
public record LoadedAdapter(ExchangeInfo info, ExchangeAdapter adapter, ClassLoader loader) {}
