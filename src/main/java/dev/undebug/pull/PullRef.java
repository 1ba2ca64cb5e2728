package dev.undebug.pull;

/** Which pull request of which repository. */
public record PullRef(RepositoryRef repository, int number) {
    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
