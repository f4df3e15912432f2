/** Hand-written stand-ins for the tests of the kit: contexts, sinks, servers that behave and servers that do not. */
package io.tapedeck.kit.support;
