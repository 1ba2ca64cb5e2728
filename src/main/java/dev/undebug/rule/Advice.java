package dev.undebug.rule;

import dev.undebug.service.Reach;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a rule says about a switch.
 *
 * @param message the message for the reach that weighs most; see {@link Finding#message}
 * @param fix what would turn the switch off; offered only once it is proved
 */
public record Advice(Function<Reach, String> message, Optional<Fix> fix) {}
