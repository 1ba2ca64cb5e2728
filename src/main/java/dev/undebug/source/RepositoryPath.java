package dev.undebug.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A path in the repository in git's form: relative to the root, names separated by slashes, no slash at either end. The
 * root is the empty path. A backslash is an ordinary character.
 *
 * <p>Other text is resolved: empty parts and {@code .} are removed, {@code ..} removes the part before it and does
 * nothing at the root. Use {@link #resolve} for a path that must not lead above the root.
 *
 * @param text {@code ""}, or names separated by slashes
 */
public record RepositoryPath(String text) {
    public static final RepositoryPath ROOT = new RepositoryPath("");

    public RepositoryPath {
        if (!text.isEmpty() && !PathParts.areResolved(text, 0)) {
            text = PathParts.of(text).joined();
        }
    }

    public static RepositoryPath of(String text) {
        return new RepositoryPath(text);
    }

    public boolean isRoot() {
        return text.isEmpty();
    }

    /** Returns the last part; {@code ""} for the root. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Returns the first name; {@code ""} for the root. */
    public String top() {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /**
     * Returns the text after the last dot of the name; {@code ""} without one, and for {@code .env}, which begins with
     * it.
     */
    public String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1) : "";
    }

    /** Returns its folder; the root's is the root. */
    public RepositoryPath folder() {
        return new RepositoryPath(text.substring(0, Math.max(0, text.lastIndexOf('/'))));
    }

    /** Returns the names from the root down; none for the root. */
    public List<String> names() {
        return isRoot() ? List.of() : PathParts.written(text);
    }

    /** Returns its parent folders, the nearest first, the root last; none for the root. */
    public Stream<RepositoryPath> above() {
        return isRoot() ? Stream.empty() : folder().upward();
    }

    /**
     * Returns the parent folders of a path that is resolved, the nearest first, the root last: {@link #above} without making a path of
     * each, for those who ask about many.
     */
    public static List<String> foldersAbove(String path) {
        List<String> folders = new ArrayList<>();
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            folders.add(path.substring(0, end));
        }
        folders.add(ROOT.text);
        return folders;
    }

    /** Returns this path and its parent folders, the nearest first, the root last. */
    public Stream<RepositoryPath> upward() {
        return Stream.concat(Stream.iterate(this, path -> !path.isRoot(), RepositoryPath::folder), Stream.of(ROOT));
    }

    /**
     * Returns the path relative to this folder, with or without a leading slash; {@code ..} stops at the root. Use it
     * for names, and for paths whose folder is a guess.
     */
    public RepositoryPath at(String written) {
        return new RepositoryPath(isRoot() ? written : text + "/" + written);
    }

    /**
     * Returns the path that a file in this folder refers to; empty if it is outside of the repository: above the root,
     * absolute, or in a home directory ({@code ~}).
     */
    public Optional<RepositoryPath> resolve(String written) {
        if (written.startsWith("/") || written.startsWith("~")) {
            return Optional.empty();
        }
        PathParts parts = PathParts.of(text + "/" + written);
        return parts.aboveRoot() ? Optional.empty() : Optional.of(new RepositoryPath(parts.joined()));
    }

    /** Returns whether it is a folder or anywhere in it. */
    public boolean isIn(RepositoryPath folder) {
        return below(folder).isPresent();
    }

    /** Returns the path relative to a folder, {@code ""} for the folder itself; empty if it is not in that folder. */
    public Optional<String> below(RepositoryPath folder) {
        if (folder.isRoot() || equals(folder)) {
            return Optional.of(text.substring(folder.text.length()));
        }
        boolean inside = text.startsWith(folder.text) && text.startsWith("/", folder.text.length());
        return inside ? Optional.of(text.substring(folder.text.length() + 1)) : Optional.empty();
    }

    /** Returns whether its last names equal those of another path. */
    public boolean endsWith(String end) {
        return ("/" + text).endsWith("/" + end);
    }

    @Override
    public String toString() {
        return text;
    }
}
