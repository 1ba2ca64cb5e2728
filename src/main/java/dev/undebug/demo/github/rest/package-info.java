/**
 * Serves GitHub's REST and GraphQL interfaces over HTTP, and delivers signed webhooks, from the state in
 * {@code demo.github}. Of the rooms of {@code demo} it may import {@code demo.github}, {@code demo.github.git},
 * {@code demo.github.graphql} and {@code demo.github.rest.json}. Begin with {@link StandIn}.
 */
@NullMarked
package dev.undebug.demo.github.rest;

import org.jspecify.annotations.NullMarked;
