/**
 * GitHub's events, as far as they are understood: records with the few fields that are needed. What else a payload says
 * is passed over; a field of the wrong kind is an error that names the field. It imports no other room of
 * {@code webhook}. Begin with {@link Event}.
 */
@NullMarked
package dev.undebug.webhook.event;

import org.jspecify.annotations.NullMarked;
