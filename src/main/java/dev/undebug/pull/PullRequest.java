package dev.undebug.pull;

import java.util.Optional;
import java.util.Set;

/**
 * A pull request at one moment.
 *
 * @param head the commit to judge
 * @param base a tip of the base branch, as GitHub's event has it: it does not follow the branch reliably
 * @param open false once merged or closed
 * @param traits what else is known of it; of some events little is
 * @param baseRef the base branch, where it is known
 */
public record PullRequest(
        PullRef ref, CommitSha head, CommitSha base, boolean open, Set<Trait> traits, Optional<String> baseRef)
        implements Subject {
    public PullRequest {
        traits = Set.copyOf(traits);
    }

    /** Describes one of which only a commit of the base branch is known. */
    public PullRequest(PullRef ref, CommitSha head, CommitSha base, boolean open, Set<Trait> traits) {
        this(ref, head, base, open, traits, Optional.empty());
    }

    /** Describes one of which nothing else is known. */
    public PullRequest(PullRef ref, CommitSha head, CommitSha base, boolean open) {
        this(ref, head, base, open, Set.of());
    }

    @Override
    public RepositoryRef repository() {
        return ref.repository();
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** What the event that told of a pull request may say, too. */
    public enum Trait {
        /** Not meant to be merged yet. */
        DRAFT,
        /** The head is in this very repository: GitHub then lists the pull request with its check runs. */
        OWN_HEAD,
        /** Its base is the default branch. */
        TO_DEFAULT_BRANCH,
        /** There are no comments on its lines. */
        UNCOMMENTED,
        /** An event about something else mentions it: whether it is a draft is not known. */
        MENTIONED
    }
}
