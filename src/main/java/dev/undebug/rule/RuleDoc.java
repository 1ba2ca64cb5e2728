package dev.undebug.rule;

import dev.undebug.flask.Exposure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The documentation of a rule.
 *
 * @param id stable, kebab-case
 * @param title one line without a full stop
 * @param why what a stranger could do, for readers new to the subject
 * @param bad examples with marked findings, at least one
 * @param good examples without findings, at least one
 * @param links addresses for further reading
 * @param headlines the headline per exposure, for rules that need another one than the exposure's default
 * @param seen the instructions per exposure to see the finding in a running program, for rules that need others
 *     than the default
 */
public record RuleDoc(
        String id,
        String title,
        String why,
        List<Example> bad,
        List<Example> good,
        List<String> links,
        Map<Exposure, String> headlines,
        Map<Exposure, String> seen) {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public RuleDoc {
        bad = List.copyOf(bad);
        good = List.copyOf(good);
        links = List.copyOf(links);
        headlines = Map.copyOf(headlines);
        seen = Map.copyOf(seen);
        require(KEBAB.matcher(id).matches(), id, "an id in kebab-case");
        require(!title.isBlank() && !title.endsWith("."), id, "a title without a full stop");
        require(!why.isBlank(), id, "a reason");
        require(!bad.isEmpty() && !good.isEmpty(), id, "a bad and a good example");
    }

    private static void require(boolean holds, String id, String what) {
        if (!holds) {
            throw new IllegalArgumentException("rule '" + id + "' needs " + what);
        }
    }

    /** Begins the documentation of a rule. */
    public static Builder rule(String id) {
        return new Builder(id);
    }

    /** Collects the parts of a rule's documentation. */
    public static final class Builder {
        private final String id;
        private String title = "";
        private String why = "";
        private final List<Example> bad = new ArrayList<>();
        private final List<Example> good = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private final Map<Exposure, String> headlines = new EnumMap<>(Exposure.class);
        private final Map<Exposure, String> seen = new EnumMap<>(Exposure.class);

        private Builder(String id) {
            this.id = id;
        }

        public Builder title(String text) {
            title = text;
            return this;
        }

        public Builder why(String text) {
            why = text.strip();
            return this;
        }

        /** Adds an example with findings, and its text after the fixes. */
        public Builder bad(String path, String text, String fixed) {
            bad.add(new Example(path, text, Optional.of(fixed)));
            return this;
        }

        /** Adds an example with findings that have no fix. */
        public Builder bad(String path, String text) {
            bad.add(new Example(path, text, Optional.empty()));
            return this;
        }

        public Builder good(String path, String text) {
            good.add(new Example(path, text, Optional.empty()));
            return this;
        }

        public Builder link(String address) {
            links.add(address);
            return this;
        }

        /**
         * Sets the headline: what strangers get.
         *
         * @param text continues "Critical: ", without a full stop: {@code strangers see the site's settings}
         */
        public Builder headline(Exposure exposure, String text) {
            headlines.put(exposure, text);
            return this;
        }

        /**
         * Sets the instructions to see the finding.
         *
         * @param text continues "Start the app, then ": {@code open /: it shows this now; once fixed, that.}
         */
        public Builder seen(Exposure exposure, String text) {
            seen.put(exposure, text);
            return this;
        }

        public RuleDoc build() {
            return new RuleDoc(id, title, why, bad, good, links, headlines, seen);
        }
    }
}
