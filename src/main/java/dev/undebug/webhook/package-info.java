/**
 * GitHub's deliveries over HTTP: limit, signature, parsing into own records, routing to work. It may import the core
 * ({@code source} to {@code review}) and {@code webhook.event}. Begin with {@link WebhookHandler}.
 */
@NullMarked
package dev.undebug.webhook;

import org.jspecify.annotations.NullMarked;
