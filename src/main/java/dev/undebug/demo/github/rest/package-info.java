/**
 * The stand-in's HTTP: GitHub's REST and GraphQL interfaces, and signed webhooks, over the state in {@code demo.github}.
 * Of the rooms of {@code demo} it may import {@code demo.github}, {@code demo.github.git}, {@code demo.github.graphql}
 * and {@code demo.github.rest.json}. Begin with {@link StandIn}.
 */
@NullMarked
package dev.undebug.demo.github.rest;

import org.jspecify.annotations.NullMarked;
