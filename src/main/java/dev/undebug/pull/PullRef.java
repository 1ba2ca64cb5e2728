package dev.undebug.pull;

/** Identifies a pull request. */
public record PullRef(RepositoryRef repository, int number) {
    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
