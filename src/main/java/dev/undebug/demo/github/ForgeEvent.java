package dev.undebug.demo.github;

import java.util.List;
import java.util.Optional;

/** An event that GitHub sends to apps. */
public sealed interface ForgeEvent {
    /** The account that caused it. */
    Account sender();

    /** GitHub's {@code action}. */
    String action();

    /**
     * A pull request was opened, pushed to, edited, closed …
     *
     * @param before the head before a push
     * @param baseFrom the base branch before it was changed
     */
    record PullChanged(
            HostedPull pull, String action, Account sender, Optional<String> before, Optional<BranchTip> baseFrom)
            implements ForgeEvent {}

    /** A branch at a commit. */
    record BranchTip(String name, String sha) {}

    /**
     * A check run was created or completed, or somebody pressed a button on it.
     *
     * @param identifier of the button, for {@code requested_action}
     */
    record CheckRunChanged(
            HostedRepository repository, CheckRun run, String action, Account sender, Optional<String> identifier)
            implements ForgeEvent {}

    /**
     * A push to a branch.
     *
     * @param before the commit before; empty for a new branch
     */
    record Pushed(HostedRepository repository, BranchTip branch, Optional<String> before, Account sender)
            implements ForgeEvent {
        @Override
        public String action() {
            return "";
        }
    }

    /** A branch was deleted. */
    record BranchDeleted(HostedRepository repository, BranchTip branch, Account sender) implements ForgeEvent {
        @Override
        public String action() {
            return "";
        }
    }

    /** Somebody pressed "Re-run all checks". */
    record SuiteRerequested(HostedRepository repository, String commit, Account sender) implements ForgeEvent {
        @Override
        public String action() {
            return "rerequested";
        }
    }

    /** The merge queue requested checks of a group. */
    record ChecksRequested(HostedRepository repository, QueuedGroup group, Account sender) implements ForgeEvent {
        @Override
        public String action() {
            return "checks_requested";
        }
    }

    /** Repositories were added to an installation. */
    record RepositoriesAdded(AppInstallation installation, List<HostedRepository> repositories, Account sender)
            implements ForgeEvent {
        @Override
        public String action() {
            return "added";
        }
    }

    /** The app was installed, suspended …. */
    record InstallationChanged(AppInstallation installation, String action, Account sender) implements ForgeEvent {}

    /** GitHub tested the address of the webhooks. */
    record Pinged(Account sender) implements ForgeEvent {
        @Override
        public String action() {
            return "";
        }
    }
}
