package dev.undebug.pull;

import dev.undebug.pull.PullRequest.Trait;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code external_id} of a check run, which identifies its subject: {@code pull:NUMBER:BASE}, then {@code :BRANCH}
 * if the base branch is known, {@code group:BASE} or {@code branch}. GitHub lists no pull request in the events of a
 * fork's check run, so a re-run could not be matched to one without it.
 */
public final class ExternalId {
    private static final String BRANCH = "branch";
    private static final Pattern PULL =
            Pattern.compile("pull:(?<number>[1-9][0-9]{0,8}):(?<base>[0-9a-f]{40})(?::(?<ref>.{1,255}))?");
    private static final Pattern GROUP = Pattern.compile("group:(?<base>[0-9a-f]{40})");

    private ExternalId() {}

    /** Returns the {@code external_id} of a check run. */
    public static String of(Subject subject) {
        if (subject instanceof PullRequest pull) {
            return "pull:" + pull.ref().number() + ":" + pull.base()
                    + pull.baseRef().map(branch -> ":" + branch).orElse("");
        }
        return subject instanceof MergeGroup group ? "group:" + group.base() : BRANCH;
    }

    /**
     * Returns the subject of a check run; empty if its {@code external_id} is absent or in another form.
     *
     * @param head the commit of the check run
     */
    public static Optional<Subject> parse(String text, RepositoryRef repository, CommitSha head) {
        Matcher pull = PULL.matcher(text);
        if (pull.matches()) {
            PullRef ref = new PullRef(repository, Integer.parseInt(pull.group("number")));
            CommitSha base = new CommitSha(pull.group("base"));
            return Optional.of(new PullRequest(
                    ref, head, base, true, Set.of(Trait.MENTIONED), Optional.ofNullable(pull.group("ref"))));
        }
        Matcher group = GROUP.matcher(text);
        if (group.matches()) {
            return Optional.of(new MergeGroup(repository, head, new CommitSha(group.group("base"))));
        }
        return text.equals(BRANCH) ? Optional.of(new BranchTip(repository, head)) : Optional.empty();
    }

    /**
     * Returns whether two subjects of the same commit share a check: a pull request keeps its own when its base moves.
     */
    public static boolean same(Subject one, Subject other) {
        if (one instanceof PullRequest first && other instanceof PullRequest second) {
            return first.ref().equals(second.ref());
        }
        return one.equals(other);
    }
}
