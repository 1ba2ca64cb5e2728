package dev.undebug.pull;

/**
 * Which pull request, and which installation of the app may read it.
 *
 * @param installation GitHub's installation id
 */
public record PullRef(long installation, RepositoryName repository, int number) {
    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
