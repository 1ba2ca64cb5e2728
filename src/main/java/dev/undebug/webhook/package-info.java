/**
 * Receives GitHub's deliveries over HTTP: checks size and signature, parses them into records, routes them to work. It
 * may import the core ({@code source} to {@code review}) and {@code webhook.event}. Begin with {@link WebhookHandler}.
 */
@NullMarked
package dev.undebug.webhook;

import org.jspecify.annotations.NullMarked;
