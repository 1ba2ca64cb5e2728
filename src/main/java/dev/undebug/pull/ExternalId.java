package dev.undebug.pull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a check run's {@code external_id} says: the pull request that it judges, as {@code pull:NUMBER:BASE}. GitHub lists no
 * pull request in the events of a fork's check run, so a re-run could not be tied to one without it.
 *
 * @param base the tip of the base branch when the check run was made
 */
public record ExternalId(int number, CommitSha base) {
    private static final Pattern FORM = Pattern.compile("pull:([1-9][0-9]{0,8}):([0-9a-f]{40})");

    /** Returns the {@code external_id} of a check run for the pull request. */
    public static ExternalId of(PullRequest pull) {
        return new ExternalId(pull.ref().number(), pull.base());
    }

    /** Reads an {@code external_id}; empty when it is absent or in another form. */
    public static Optional<ExternalId> parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new ExternalId(Integer.parseInt(matcher.group(1)), new CommitSha(matcher.group(2))))
                : Optional.empty();
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return "pull:" + number + ":" + base;
    }
}
