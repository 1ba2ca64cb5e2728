package dev.undebug.pull;

/**
 * Which repository, and which installation of the app may read it.
 *
 * @param installation GitHub's installation id
 */
public record RepositoryRef(long installation, RepositoryName name) {
    @Override
    public String toString() {
        return name.toString();
    }
}
