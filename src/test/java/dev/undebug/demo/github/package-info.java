@NullMarked
package dev.undebug.demo.github;

import org.jspecify.annotations.NullMarked;
