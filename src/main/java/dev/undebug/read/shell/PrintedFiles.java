package dev.undebug.read.shell;

import dev.undebug.read.shell.SourcedFiles.Named;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the env files that a substitution prints, whose lines become words of a command:
 * {@code $(grep -v '^#' .env | xargs)}.
 */
final class PrintedFiles {
    private static final Pattern SUBSTITUTION = Pattern.compile("(?:[$<]\\((.*)\\)|`(.*)`)", Pattern.DOTALL);

    /** The file may be below a folder that a shell looks up. */
    private static final Pattern ENV_FILE =
            Pattern.compile("(?:[\\w./-]{0,200}\\.env[\\w.-]{0,100}|[\\w/-]{1,200}\\.env)$");

    /** Programs that print lines of a file, as they are or changed. */
    private static final Set<String> PRINTING = Set.of(
            "cat",
            "grep",
            "egrep",
            "fgrep",
            "rg",
            "sed",
            "gsed",
            "awk",
            "cut",
            "tr",
            "sort",
            "head",
            "tail",
            "xargs",
            "envsubst");

    private final ShellRun run;
    private final List<Named> files = new ArrayList<>();

    private PrintedFiles(ShellRun run) {
        this.run = run;
    }

    /** Returns the paths of the env files whose lines a word becomes; none for a word that is no such substitution. */
    static List<Named> of(ShellRun run, ShellField word) {
        PrintedFiles printed = new PrintedFiles(run);
        Matcher matcher = SUBSTITUTION.matcher(word.value());
        if (!word.known() && matcher.matches()) {
            int group = matcher.start(1) < 0 ? 2 : 1;
            printed.visit(ShellParser.parse(word.text().sub(matcher.start(group), matcher.end(group))));
        }
        return printed.files;
    }

    /** Returns the paths of the env files whose lines the target of a redirection gives: {@code < .env}, {@code < <(cat .env)}. */
    static List<Named> input(ShellRun run, MappedText target) {
        ShellField field = ShellExpansion.single(run.file(), target, run.state());
        PrintedFiles printed = new PrintedFiles(run);
        printed.named(target);
        return SUBSTITUTION.matcher(field.value()).matches() ? of(run, field) : printed.files;
    }

    private void visit(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            simple(simple);
        } else {
            node.parts().forEach(this::visit);
        }
    }

    private void simple(ShellNode.Simple simple) {
        List<MappedText> words = simple.words();
        if (!words.isEmpty()
                && !PRINTING.contains(ContainerPath.program(words.get(0).text()))) {
            return;
        }
        words.stream().skip(1).forEach(this::named);
        simple.redirections().stream()
                .filter(redirection -> redirection.operator().equals("<"))
                .forEach(redirection -> named(redirection.target()));
    }

    private void named(MappedText word) {
        ShellField field = ShellExpansion.single(run.file(), word, run.state());
        Matcher matcher = ENV_FILE.matcher(field.value());
        if (matcher.find()) {
            files.add(new Named(field, Optional.of(matcher.group())));
        } else if (!run.state()
                .written
                .at(run.state().folder.path(field, run.file()))
                .isEmpty()) {
            files.add(Named.of(field));
        }
    }
}
