package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.source.Place;

/**
 * The same in the server's configuration file, which is Python.
 *
 * @param server the server's name
 * @param value what it is set to
 * @param certain whether it surely is
 */
public record ReloadSetting(String server, Traced value, boolean certain) implements Switch {
    @Override
    public Place place() {
        return value.place();
    }

    @Override
    public String subject() {
        return "reload";
    }
}
