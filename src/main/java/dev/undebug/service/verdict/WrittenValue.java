package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.source.Place;
import java.util.Optional;

/**
 * A value that is written in code.
 *
 * @param argument the whole argument that passes it, where a call does and its name and value are one piece of text
 */
public record WrittenValue(Traced value, Optional<Place> argument) {}
