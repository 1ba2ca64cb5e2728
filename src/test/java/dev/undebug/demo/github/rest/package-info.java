@NullMarked
package dev.undebug.demo.github.rest;

import org.jspecify.annotations.NullMarked;
