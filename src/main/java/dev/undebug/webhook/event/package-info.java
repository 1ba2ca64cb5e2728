/**
 * Parses GitHub's events into records with only the required fields. Other fields of a payload are ignored; a field of
 * the wrong type is an error that names the field. It imports no other room of {@code webhook}. Begin with
 * {@link Event}.
 */
@NullMarked
package dev.undebug.webhook.event;

import org.jspecify.annotations.NullMarked;
