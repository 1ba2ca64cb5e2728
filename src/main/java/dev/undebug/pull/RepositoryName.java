package dev.undebug.pull;

import java.util.regex.Pattern;

/** A repository's full name, as GitHub writes it: {@code owner/name}. */
public record RepositoryName(String owner, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public RepositoryName {
        if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("not a repository name: " + owner + "/" + name);
        }
    }

    /**
     * Parses {@code owner/name}.
     *
     * @throws IllegalArgumentException if the text is not {@code owner/name}
     */
    public static RepositoryName parse(String fullName) {
        int slash = fullName.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a repository name: " + fullName);
        }
        return new RepositoryName(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
