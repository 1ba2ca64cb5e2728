package dev.undebug.read.shell.program;

import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files of a folder with names that match, for each of which a command runs another one: {@code run-parts scripts},
 * {@code find scripts -name '*.sh' -exec sh {} \;}.
 *
 * @param folder as written
 * @param deep whether the files of the folders below count, too
 * @param names the pattern of the names, see {@link ShellGlob}; empty for those that run-parts takes
 * @param command the words of the other command, {@link #PATH} for the path of the file; none if the paths are only printed
 */
public record EachFile(String folder, boolean deep, Optional<String> names, List<Token> command) {
    /** Where a command has the path of the file. */
    public static final String PATH = "{}";

    /** It skips all other names, those with a dot too; see run-parts(8). */
    private static final Pattern PART = Pattern.compile("[\\w-]+");

    private static final Set<String> PLAIN_PARTS = Set.of("-v", "--verbose", "--report", "--exit-on-error");
    private static final Set<String> EXECUTING = Set.of("-exec", "-execdir");
    private static final Set<String> VALUED = Set.of("-name", "-type", "-maxdepth", "-mindepth", "-perm");

    public EachFile {
        command = List.copyOf(command);
    }

    /** Returns the files that a pattern names whose folder is known; empty for other words. */
    public static Optional<EachFile> matching(String pattern) {
        int slash = pattern.lastIndexOf('/');
        String folder = pattern.substring(0, Math.max(0, slash));
        String names = pattern.substring(slash + 1);
        return ShellGlob.isOpen(names) && !ShellGlob.isOpen(folder)
                ? Optional.of(
                        new EachFile(slash == 0 ? "/" : folder.replace("\\", ""), false, Optional.of(names), List.of()))
                : Optional.empty();
    }

    /**
     * Returns the files for which a program runs something, or which it prints.
     *
     * @param words those after its name
     */
    public static Optional<EachFile> of(String program, List<Token> words) {
        if (!words.stream().allMatch(Token::known)) {
            return Optional.empty();
        }
        return switch (program) {
            case "run-parts" -> parts(words);
            case "find" -> found(words);
            default -> Optional.empty();
        };
    }

    private static Optional<EachFile> parts(List<Token> words) {
        List<Token> operands = words.stream()
                .filter(word -> !PLAIN_PARTS.contains(word.value()))
                .toList();
        return operands.size() == 1 && !operands.get(0).value().startsWith("-")
                ? Optional.of(new EachFile(
                        operands.get(0).value(),
                        false,
                        Optional.empty(),
                        List.of(Token.literal(
                                MappedText.at(PATH, words.get(0).span()),
                                words.get(0).span()))))
                : Optional.empty();
    }

    private static Optional<EachFile> found(List<Token> words) {
        if (words.isEmpty() || words.get(0).value().startsWith("-")) {
            return Optional.empty();
        }
        String names = "*";
        boolean deep = true;
        List<Token> command = new ArrayList<>();
        int i = 1;
        while (i < words.size() && !EXECUTING.contains(words.get(i).value())) {
            String word = words.get(i).value();
            if (!VALUED.contains(word) || i + 1 == words.size()) {
                return Optional.empty();
            }
            String value = words.get(i + 1).value();
            names = word.equals("-name") ? value : names;
            deep &= !word.equals("-maxdepth") || !value.equals("1");
            i += 2;
        }
        command.addAll(words.subList(Math.min(i + 1, words.size()), words.size()));
        int last = command.size() - 1;
        boolean once = last > 0 && command.get(last).value().equals(";");
        return command.isEmpty() || once
                ? Optional.of(new EachFile(
                        words.get(0).value(), deep, Optional.of(names), command.subList(0, Math.max(0, last))))
                : Optional.empty();
    }

    /** Returns whether a path below the folder is one of these files. */
    public boolean takes(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean inside = deep || name.equals(path);
        return inside
                && names.map(pattern -> ShellGlob.matches(pattern, name)
                                && (deep || pattern.startsWith(".") || !name.startsWith(".")))
                        .orElseGet(() -> PART.matcher(name).matches());
    }

    /** Returns the path of a file as the other command gets it. */
    public String path(String below) {
        return folder.isEmpty() || folder.endsWith("/") ? folder + below : folder + "/" + below;
    }

    /** Returns whether shell text reads the file in the shell itself whose path a variable has: {@code . "$file"}. */
    public static boolean isSourced(ShellNode node, String variable) {
        if (node instanceof ShellNode.Simple simple && simple.words().size() > 1) {
            String program = simple.words().get(0).text();
            String path = simple.words().get(1).text();
            boolean reads = program.equals(".") || program.equals("source");
            return reads
                    && Pattern.compile("\\$\\{?" + variable + "\\b")
                            .matcher(path)
                            .find();
        }
        return node.parts().stream().anyMatch(part -> isSourced(part, variable));
    }
}
