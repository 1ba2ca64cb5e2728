package dev.undebug.demo.github;

/**
 * The content of a new pull request.
 *
 * @param headRepository the repository itself or a fork of it
 */
public record Proposal(
        String title,
        String body,
        HostedRepository headRepository,
        String headBranch,
        String baseBranch,
        boolean draft) {
    /** Proposes a branch of the repository itself. */
    public static Proposal of(HostedRepository repository, String title, String head, String base) {
        return new Proposal(title, "", repository, head, base, false);
    }
}
