package dev.undebug.service.launch;

import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.verdict.ReloadSetting;
import java.util.Optional;

/**
 * A server's Python configuration file.
 *
 * @param prelude its effects on the process that imports the application
 * @param reload its reload option, if it sets one
 */
public record ServerConfiguration(Prelude prelude, Optional<ReloadSetting> reload) {}
