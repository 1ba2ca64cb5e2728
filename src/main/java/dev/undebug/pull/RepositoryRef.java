package dev.undebug.pull;

/**
 * A repository, and the installation of the app that may read it.
 *
 * @param installation GitHub's installation id
 */
public record RepositoryRef(long installation, RepositoryName name) {
    @Override
    public String toString() {
        return name.toString();
    }
}
