/**
 * GitHub's deliveries over HTTP: limit, signature, parsing into own records, routing to work.
 */
@NullMarked
package dev.undebug.webhook;

import org.jspecify.annotations.NullMarked;
