package dev.undebug.architecture.broken.upper;

import dev.undebug.architecture.broken.lower.LowerRoom;
import java.util.Optional;

/** Half of an import cycle. */
public record UpperRoom(Optional<LowerRoom> other) {}
