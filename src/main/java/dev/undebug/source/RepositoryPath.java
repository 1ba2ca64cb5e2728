package dev.undebug.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A path in the repository, as git has it: relative to the root, names between slashes, no slash at either end. The root is
 * the empty path. A backslash is a letter like any other.
 *
 * <p>Other text is brought into this form: empty parts and {@code .} go, {@code ..} takes the part before it away, and does
 * nothing at the root. Where a path must not lead above the root, {@link #resolve} says so.
 *
 * @param text {@code ""}, or names between slashes
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

    /** Returns what follows the last dot of the name; {@code ""} without one, and in {@code .env}, which begins with it. */
    public String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1) : "";
    }

    /** Returns the folder that it is in. The root is in itself. */
    public RepositoryPath folder() {
        return new RepositoryPath(text.substring(0, Math.max(0, text.lastIndexOf('/'))));
    }

    /** Returns the names from the root down; none for the root. */
    public List<String> names() {
        return isRoot() ? List.of() : PathParts.written(text);
    }

    /** Returns the folders above, the nearest first, the root last; none for the root. */
    public Stream<RepositoryPath> above() {
        return isRoot() ? Stream.empty() : folder().upward();
    }

    /** Returns this and the folders above, the nearest first, the root last. */
    public Stream<RepositoryPath> upward() {
        return Stream.concat(Stream.iterate(this, path -> !path.isRoot(), RepositoryPath::folder), Stream.of(ROOT));
    }

    /**
     * Returns what lies at a path from this folder, a slash in front or not; {@code ..} leads no further than to the root.
     * For names, and for what is written where the folder is a guess.
     */
    public RepositoryPath at(String written) {
        return new RepositoryPath(isRoot() ? written : text + "/" + written);
    }

    /**
     * Returns what a file in this folder calls so; empty if that is outside of the repository: above the root, absolute, or
     * in somebody's home ({@code ~}).
     */
    public Optional<RepositoryPath> resolve(String written) {
        if (written.startsWith("/") || written.startsWith("~")) {
            return Optional.empty();
        }
        PathParts parts = PathParts.of(text + "/" + written);
        return parts.aboveRoot() ? Optional.empty() : Optional.of(new RepositoryPath(parts.joined()));
    }

    /** Returns whether it is a folder or lies in it, however deep. */
    public boolean isIn(RepositoryPath folder) {
        return below(folder).isPresent();
    }

    /** Returns the path from a folder, {@code ""} from itself; empty if it does not lie in it. */
    public Optional<String> below(RepositoryPath folder) {
        if (folder.isRoot() || equals(folder)) {
            return Optional.of(text.substring(folder.text.length()));
        }
        boolean inside = text.startsWith(folder.text) && text.startsWith("/", folder.text.length());
        return inside ? Optional.of(text.substring(folder.text.length() + 1)) : Optional.empty();
    }

    /** Returns whether its last names are those of another path. */
    public boolean endsWith(String end) {
        return ("/" + text).endsWith("/" + end);
    }

    @Override
    public String toString() {
        return text;
    }
}
