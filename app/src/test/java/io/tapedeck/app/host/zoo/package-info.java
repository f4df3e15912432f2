/** Good and bad exchanges, to be packed into plugin files by tests. */
package io.tapedeck.app.host.zoo;
