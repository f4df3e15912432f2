/**
 * What explains the program: help for each panel, About, the log's folder, and the facts a report of trouble needs, without secrets. It knows models and actions, no panel. Thread: EDT.
 */
@NullMarked
package io.tapedeck.app.ui.help;

import org.jspecify.annotations.NullMarked;
