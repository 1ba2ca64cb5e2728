package dev.undebug.pull;

import java.util.Optional;
import java.util.Set;

/**
 * The state of a pull request at one moment.
 *
 * @param head the commit to judge
 * @param base a tip of the base branch, from GitHub's event: it does not follow the branch reliably
 * @param open false once merged or closed
 * @param traits further properties; some events have few of them
 * @param baseRef the base branch, if known
 */
public record PullRequest(
        PullRef ref, CommitSha head, CommitSha base, boolean open, Set<Trait> traits, Optional<String> baseRef)
        implements Subject {
    public PullRequest {
        traits = Set.copyOf(traits);
    }

    /** Creates one of which only a commit of the base branch is known. */
    public PullRequest(PullRef ref, CommitSha head, CommitSha base, boolean open, Set<Trait> traits) {
        this(ref, head, base, open, traits, Optional.empty());
    }

    /** Creates one without further properties. */
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

    /** Properties of a pull request that an event may contain. */
    public enum Trait {
        /** The pull request is a draft. */
        DRAFT,
        /** The head is in the same repository: GitHub then lists the pull request with its check runs. */
        OWN_HEAD,
        /** The base is the default branch. */
        TO_DEFAULT_BRANCH,
        /** There are no comments on its lines. */
        UNCOMMENTED,
        /** The event is about something else and only mentions it, so it is unknown whether it is a draft. */
        MENTIONED,
        /** Its base branch was changed: until it is judged again, its head has a verdict for another base. */
        RETARGETED
    }
}
