package dev.undebug.service.launch;

import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.verdict.ReloadSetting;
import java.util.List;
import java.util.Optional;

/**
 * The code that a server loads before the application: its Python configuration file, the class of its workers.
 *
 * @param preludes their effects on the process that imports the application, in order
 * @param reload its reload option, if it sets one
 */
public record ServerConfiguration(List<Prelude> preludes, Optional<ReloadSetting> reload) {
    public ServerConfiguration {
        preludes = List.copyOf(preludes);
    }
}
