package dev.undebug.service.launch;

import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.verdict.ReloadSetting;
import java.util.Optional;

/**
 * A file of Python with which a server is configured.
 *
 * @param prelude what running it does to the process in which the application is imported
 * @param reload whether it asks the server to load the program again when a file changes, if it says anything of that
 */
public record ServerConfiguration(Prelude prelude, Optional<ReloadSetting> reload) {}
