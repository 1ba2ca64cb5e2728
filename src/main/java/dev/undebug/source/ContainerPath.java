package dev.undebug.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An absolute path in a container or on a machine with POSIX paths. Only the root ends in a slash. A backslash is an
 * ordinary character.
 *
 * <p>Other text is resolved like in the kernel: empty parts and {@code .} are removed, {@code ..} removes the part
 * before it, and at the root stays there. A relative path begins at the root.
 *
 * @param text {@code /}, or names with a slash before each
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

    /** Returns the program name of a command: {@code python} for {@code /usr/bin/python}. */
    public static String program(String word) {
        return basename(word);
    }

    /** Returns the part of a path after its last slash, like {@code os.path.basename}. */
    public static String basename(String written) {
        return written.substring(written.lastIndexOf('/') + 1);
    }

    /** Returns the part of a path before its last slash, like {@code dirname}; {@code ""} without a slash. */
    public static String dirname(String written) {
        int slash = written.lastIndexOf('/');
        return slash == 0 ? "/" : written.substring(0, Math.max(0, slash));
    }

    /**
     * Joins paths as written and resolves nothing, since their working directory is still unknown.
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
        return basename(text);
    }

    /** Returns the names from the root down; none for the root. */
    public List<String> names() {
        return isRoot() ? List.of() : PathParts.written(text.substring(1));
    }

    /** Returns its parent folder; the root's is the root. */
    public ContainerPath parent() {
        return new ContainerPath(text.substring(0, text.lastIndexOf('/')));
    }

    /** Returns this path and its parent folders, the nearest first, the root last. */
    public Stream<ContainerPath> upward() {
        return Stream.concat(Stream.iterate(this, path -> !path.isRoot(), ContainerPath::parent), Stream.of(ROOT));
    }

    /** Returns the path that a program with this working directory refers to. */
    public ContainerPath resolve(String written) {
        return new ContainerPath(written.startsWith("/") ? written : text + "/" + written);
    }

    /**
     * Returns the destination of a copy command with this working directory. It ends with a slash if the text denotes a
     * folder: it is empty, or ends in a slash, {@code .} or {@code ..}.
     */
    public String destination(String written) {
        ContainerPath resolved = resolve(written);
        return PathParts.isName(program(written)) ? resolved.text : resolved.asFolder();
    }

    /** Returns the path with an ending: {@code .py}, {@code /__init__.py}. */
    public ContainerPath withEnding(String ending) {
        return new ContainerPath(text + ending);
    }

    /** Returns whether it is a folder or anywhere in it. */
    public boolean isIn(ContainerPath folder) {
        return below(folder).isPresent();
    }

    /** Returns the path relative to a folder, {@code ""} for the folder itself; empty if it is not in that folder. */
    public Optional<String> below(ContainerPath folder) {
        if (equals(folder)) {
            return Optional.of("");
        }
        String prefix = folder.asFolder();
        return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }

    /** Returns the path without its first folders, the longest first: {@code srv/app.py}, {@code app.py}. */
    public List<String> ends() {
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '/')
                .mapToObj(slash -> text.substring(slash + 1))
                .toList();
    }

    /** Returns the text with a slash at the end. */
    public String asFolder() {
        return isRoot() ? text : text + "/";
    }

    @Override
    public String toString() {
        return text;
    }
}
