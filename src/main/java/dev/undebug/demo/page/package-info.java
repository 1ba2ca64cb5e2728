/**
 * The pull request as reviewers know it: a page for a browser, rendered here, with a stylesheet and a few lines of script.
 */
@NullMarked
package dev.undebug.demo.page;

import org.jspecify.annotations.NullMarked;
