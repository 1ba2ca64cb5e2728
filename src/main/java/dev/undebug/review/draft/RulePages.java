package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import java.util.Optional;

/** The rule documentation that the texts of a review need. */
public interface RulePages {
    /** Returns the rule's title, a sentence without a full stop. */
    String title(String rule);

    /** Returns what strangers get from a finding of the rule; empty if the exposure's default applies. */
    default Optional<String> headline(String rule, Exposure exposure) {
        return Optional.empty();
    }

    /** Returns how to see a finding of the rule in a running program; empty if the exposure's default applies. */
    default Optional<String> seen(String rule, Exposure exposure) {
        return Optional.empty();
    }

    /** Returns the address of a page that explains the rule. */
    String link(String rule);
}
