/** The stand-in's HTTP: GitHub's REST and GraphQL interfaces, and signed webhooks, over the state in {@code demo.github}. */
@NullMarked
package dev.undebug.demo.github.rest;

import org.jspecify.annotations.NullMarked;
