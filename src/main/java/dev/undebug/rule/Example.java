package dev.undebug.rule;

import java.util.Optional;

/**
 * An example in a rule's documentation, executed as a test.
 *
 * @param path the file's name
 * @param text in a bad example, lines with a finding end in the mark {@code #: rule-id}, which is not part of the
 *     text
 * @param fixed the text after the fix; empty without a fix
 */
public record Example(String path, String text, Optional<String> fixed) {}
