package dev.undebug.architecture.broken.lower;

import dev.undebug.architecture.broken.upper.UpperRoom;
import java.util.Optional;

/** Half of a circle. */
public record LowerRoom(Optional<UpperRoom> other) {}
