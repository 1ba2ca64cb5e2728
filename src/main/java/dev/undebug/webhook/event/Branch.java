package dev.undebug.webhook.event;

import dev.undebug.pull.CommitSha;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side of a pull request.
 *
 * @param repo null if the repository was deleted
 */
record Branch(@Nullable String ref, String sha, @Nullable Repo repo) {
    Branch {
        new CommitSha(Field.required(sha, "sha"));
    }

    CommitSha commit() {
        return new CommitSha(sha);
    }

    Optional<String> name() {
        return Optional.ofNullable(ref);
    }

    boolean isIn(Repository repository) {
        return repo != null && repo.id() == repository.id();
    }

    /** The repository of a branch. */
    record Repo(long id) {}
}
