package dev.undebug.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An absolute path as a program sees it in a container or on a machine with POSIX paths. Only the root ends in a slash.
 * A backslash is a letter like any other.
 *
 * <p>Other text is brought into this form as the kernel takes it: empty parts and {@code .} go, {@code ..} takes the part
 * before it away, and at the root leads to the root. A relative one counts from the root.
 *
 * @param text {@code /}, or names with a slash in front of each
 */
public record ContainerPath(String text) {
    public static final ContainerPath ROOT = new ContainerPath("/");

    public ContainerPath {
        boolean resolved = text.equals("/") || (text.startsWith("/") && PathParts.areResolved(text, 1));
        if (!resolved) {
            text = "/" + PathParts.of(text).joined();
        }
    }

    public static ContainerPath of(String text) {
        return new ContainerPath(text);
    }

    /** Returns the name of the program that a command calls: {@code python} of {@code /usr/bin/python}. */
    public static String program(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }

    /** Returns a path before its last slash as {@code dirname} writes it; {@code ""} where it has none. */
    public static String dirname(String written) {
        int slash = written.lastIndexOf('/');
        return slash == 0 ? "/" : written.substring(0, Math.max(0, slash));
    }

    /**
     * Joins paths as they are written, with what is still to resolve in them: the working directory from which they count is
     * not known yet.
     *
     * @param folder {@code ""} for the working directory
     */
    public static String join(String folder, String written) {
        return written.startsWith("/") || folder.isEmpty() ? written : folder + "/" + written;
    }

    public boolean isRoot() {
        return text.length() == 1;
    }

    /** Returns the last part; {@code ""} for the root. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Returns the folder that it is in. The root is in itself. */
    public ContainerPath parent() {
        return new ContainerPath(text.substring(0, text.lastIndexOf('/')));
    }

    /** Returns this and the folders above, the nearest first, the root last. */
    public Stream<ContainerPath> upward() {
        return Stream.concat(Stream.iterate(this, path -> !path.isRoot(), ContainerPath::parent), Stream.of(ROOT));
    }

    /** Returns what a program whose working directory this is calls so. */
    public ContainerPath resolve(String written) {
        return new ContainerPath(written.startsWith("/") ? written : text + "/" + written);
    }

    /**
     * Returns where a command copies to whose working directory this is, with a slash at the end where a folder is written:
     * what ends in a slash, {@code .} or {@code ..}, or is empty.
     */
    public String destination(String written) {
        ContainerPath resolved = resolve(written);
        return PathParts.isName(program(written)) ? resolved.text : resolved.asFolder();
    }

    /** Returns the path with more behind its name: {@code .py}, {@code /__init__.py}. */
    public ContainerPath withEnding(String ending) {
        return new ContainerPath(text + ending);
    }

    /** Returns whether it is a folder or lies in it, however deep. */
    public boolean isIn(ContainerPath folder) {
        return below(folder).isPresent();
    }

    /** Returns the path from a folder, {@code ""} from itself; empty if it does not lie in it. */
    public Optional<String> below(ContainerPath folder) {
        if (equals(folder)) {
            return Optional.of("");
        }
        String prefix = folder.asFolder();
        return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }

    /** Returns the paths that leave the first folders out, the longest first: {@code srv/app.py}, {@code app.py}. */
    public List<String> ends() {
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '/')
                .mapToObj(slash -> text.substring(slash + 1))
                .toList();
    }

    /** Returns the text with a slash at its end. */
    public String asFolder() {
        return isRoot() ? text : text + "/";
    }

    @Override
    public String toString() {
        return text;
    }
}
