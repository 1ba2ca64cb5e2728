package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.source.Place;

/**
 * The reload option in a server's Python configuration file.
 *
 * @param server the server's name
 * @param value the value of the option
 * @param certain whether the configuration certainly sets it
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
