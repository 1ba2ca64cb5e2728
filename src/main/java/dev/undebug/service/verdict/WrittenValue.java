package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.source.Place;
import java.util.Optional;

/**
 * A value written in code.
 *
 * @param argument the whole argument, if the value is an argument of a call written as name and value
 */
public record WrittenValue(Traced value, Optional<Place> argument) {}
