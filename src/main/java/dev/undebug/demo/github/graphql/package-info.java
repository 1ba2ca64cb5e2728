/**
 * Serves GitHub's GraphQL interface from the state in {@code demo.github}, with GitHub's own schema. Of the rooms of
 * {@code demo} it may import {@code demo.github} and {@code demo.github.git}. Begin with {@link GraphQlService}.
 */
@NullMarked
package dev.undebug.demo.github.graphql;

import org.jspecify.annotations.NullMarked;
