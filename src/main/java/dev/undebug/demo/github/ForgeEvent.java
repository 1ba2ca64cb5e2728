package dev.undebug.demo.github;

import java.util.Optional;

/** Something of which GitHub tells an app. */
public sealed interface ForgeEvent {
    /** Who caused it. */
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
     * @param identifier of the button of a {@code requested_action}
     */
    record CheckRunChanged(
            HostedRepository repository, CheckRun run, String action, Account sender, Optional<String> identifier)
            implements ForgeEvent {}

    /** The app was installed, suspended …. */
    record InstallationChanged(Installation installation, String action, Account sender) implements ForgeEvent {}

    /** GitHub tests the address of the webhooks. */
    record Pinged(Account sender) implements ForgeEvent {
        @Override
        public String action() {
            return "";
        }
    }
}
