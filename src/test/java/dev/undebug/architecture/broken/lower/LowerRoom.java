package dev.undebug.architecture.broken.lower;

import dev.undebug.architecture.broken.upper.UpperRoom;
import java.util.Optional;

/** Half of an import cycle. */
public record LowerRoom(Optional<UpperRoom> other) {}
