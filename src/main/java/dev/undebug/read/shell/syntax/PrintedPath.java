package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path that a substitution prints: {@code $(dirname "$0")}, {@code $(cd "$(dirname "$0")/.." && pwd)}, {@code $(realpath
 * "$0")}.
 */
public final class PrintedPath {
    private static final Set<String> REAL_OPTIONS = Set.of("-f", "-e", "-m", "--");
    private static final Set<String> FOLLOWING = Set.of("-f", "-e", "-m");
    private static final Set<String> FOLDER_OPTIONS = Set.of("-P", "-L", "--");

    private static final Pattern ERRORS = Pattern.compile("\\b2>[ \\t]*+(?:/dev/null|&1)");

    private final Shell shell;

    private PrintedPath(Shell shell) {
        this.shell = shell;
    }

    /** The knowledge of the shell around the substitution. */
    public interface Shell {
        /** Returns the value of a word, if it is one that is known. */
        Optional<String> value(MappedText word);

        /** Returns whether a function of the script has the name of a program. */
        boolean isFunction(String program);

        /** Returns the current folder from the root of the machine, if it is known. */
        Optional<String> folder();

        /** Returns whether a path may be that of a link. */
        boolean mayBeLink(String path);
    }

    /**
     * Returns the path that shell text prints, if that is all that it does.
     *
     * @param text between the parentheses
     */
    public static Optional<String> of(MappedText text, Shell shell) {
        return commands(ShellParser.parse(text)).flatMap(new PrintedPath(shell)::printed);
    }

    /** Returns the commands of which each runs once those before it have succeeded. */
    private static Optional<List<ShellNode.Simple>> commands(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            return Optional.of(List.of(simple));
        }
        boolean follows = node instanceof ShellNode.Sequence || (node instanceof ShellNode.Chain chain && chain.and());
        if (!follows) {
            return Optional.empty();
        }
        List<ShellNode.Simple> all = new ArrayList<>();
        for (ShellNode part : node.parts()) {
            Optional<List<ShellNode.Simple>> some = commands(part);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return Optional.of(all);
    }

    private Optional<String> printed(List<ShellNode.Simple> commands) {
        int last = commands.size() - 1;
        if (last < 0
                || !prints(commands.get(last))
                || commands.stream().anyMatch(command -> shell.isFunction(program(command)))) {
            return Optional.empty();
        }
        if (last == 0) {
            return printed(commands.get(0));
        }
        ShellNode.Simple first = commands.get(0);
        return last == 1 && program(first).equals("cd") && isPwd(commands.get(1))
                ? operand(first, FOLDER_OPTIONS).flatMap(this::absolute)
                : Optional.empty();
    }

    private Optional<String> printed(ShellNode.Simple command) {
        return switch (program(command)) {
            case "pwd" -> isPwd(command) ? shell.folder() : Optional.empty();
            case "dirname" -> operand(command, Set.of("--")).map(PrintedPath::dirname);
            case "realpath" -> operand(command, REAL_OPTIONS).flatMap(this::real);
            case "readlink" ->
                FOLLOWING.contains(second(command))
                        ? operand(command, REAL_OPTIONS).flatMap(this::real)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String program(ShellNode.Simple command) {
        return word(command, 0);
    }

    private static String second(ShellNode.Simple command) {
        return word(command, 1);
    }

    private static String word(ShellNode.Simple command, int index) {
        return index < command.words().size() ? command.words().get(index).text() : "";
    }

    /** Returns whether what a command prints goes nowhere else. */
    private static boolean prints(ShellNode.Simple command) {
        return ERRORS.matcher(command.text().text()).replaceAll("").indexOf('>') < 0;
    }

    private static boolean isPwd(ShellNode.Simple command) {
        return program(command).equals("pwd")
                && command.words().stream().skip(1).allMatch(word -> FOLDER_OPTIONS.contains(word.text()));
    }

    /** Returns the only operand of a command, if it has no other options than these. */
    private Optional<String> operand(ShellNode.Simple command, Set<String> options) {
        List<MappedText> words = command.words();
        int at = 1;
        while (at < words.size() && options.contains(words.get(at).text())) {
            at++;
        }
        return at == words.size() - 1
                ? shell.value(words.get(at)).filter(value -> !value.isEmpty() && !value.startsWith("-"))
                : Optional.empty();
    }

    /** Returns the folder of a path, as {@code dirname} prints it. */
    private static String dirname(String path) {
        String folder = ContainerPath.dirname(path);
        return folder.isEmpty() ? "." : folder;
    }

    private Optional<String> absolute(String path) {
        return path.startsWith("/")
                ? Optional.of(ContainerPath.of(path).text())
                : shell.folder()
                        .map(folder -> ContainerPath.of(folder).resolve(path).text());
    }

    private Optional<String> real(String path) {
        return absolute(path).filter(found -> !shell.mayBeLink(found));
    }
}
