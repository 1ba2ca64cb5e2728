/**
 * A stand-in for GitHub on a real git repository, with a page that shows the pull request. It may import the core
 * ({@code source} to {@code review}) and {@code git}, {@code demo.github}, {@code demo.github.git},
 * {@code demo.github.rest}, {@code demo.github.rest.json} and {@code demo.page}. Begin with {@link DemoApp}.
 */
@NullMarked
package dev.undebug.demo;

import org.jspecify.annotations.NullMarked;
