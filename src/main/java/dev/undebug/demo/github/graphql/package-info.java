/** GitHub's GraphQL interface over the state in {@code demo.github}, executed by GitHub's own schema. */
@NullMarked
package dev.undebug.demo.github.graphql;

import org.jspecify.annotations.NullMarked;
