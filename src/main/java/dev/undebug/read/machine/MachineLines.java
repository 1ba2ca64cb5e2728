package dev.undebug.read.machine;

import dev.undebug.fact.Unit;
import dev.undebug.read.format.FileChanges;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a machine that the lines of a file change, whatever its format: a script, the steps of a pipeline that go over ssh,
 * the {@code runcmd} of cloud-init, tasks of Ansible, the commands before that of a unit of systemd. Each line counts as one of a shell, without
 * what its format has in front of it.
 */
public final class MachineLines {
    private static final int MAX_CHANGES = 500;
    private static final Pattern BEFORE = Pattern.compile("\\s*+(?:-\\s++)?(?:Exec\\w++=[-@:+!|]*+|"
            + "(?:run|script|command|cmd|shell|args)\\s*+:\\s*+(?:[|>][-+]?)?+|[\"'](?=.*[\"']$))?+");

    /** The name of a machine before a path: {@code web:/srv/shop}. */
    private static final Pattern HOST = Pattern.compile("(?<=\\s)[\\w.@${}-]++:(?=[/~])");

    /** A task of Ansible that puts or edits a file, with its lines. */
    private static final Pattern TASK =
            Pattern.compile("\\b(?:replace|lineinfile|blockinfile|copy|template|ini_file|get_url):"
                    + "[^\\n]*+(?:\\n(?![ \\t]*+- )[^\\n]*+){0,8}");

    private static final Pattern PATH = Pattern.compile("\\b(?:path|dest)\\s*+[:=]\\s*+[\"']?(/[^\\s\"',}]++)");
    private static final Pattern SOURCE = Pattern.compile("\\bsrc\\s*+[:=]\\s*+[\"']?([^\\s\"',}]++)");

    private MachineLines() {}

    /** Returns the changes, in order. */
    public static List<Unit.Change> changes(SourceFile file) {
        List<Unit.Change> changes = new ArrayList<>();
        FileChanges reading = new FileChanges(file, "/", true, UnaryOperator.identity(), change -> {
                    if (Most.room(changes.size(), MAX_CHANGES)) {
                        changes.add(change);
                    }
                })
                .onMachine();
        for (int line = 1; line <= file.lineCount(); line++) {
            Span span = Lines.line(file, line);
            Matcher before = BEFORE.matcher(file.slice(span));
            int start = before.lookingAt() ? span.start() + before.end() : span.start();
            MappedText text = MappedText.of(file, new Span(start, span.end()));
            reading.read(ShellParser.parse(withoutHosts(text)), List.of());
        }
        if (file.path().endsWith(".yml") || file.path().endsWith(".yaml")) {
            TASK.matcher(file.text())
                    .results()
                    .takeWhile(Most.first(MAX_CHANGES))
                    .flatMap(task -> ofTask(file, task).stream())
                    .forEach(changes::add);
        }
        return changes;
    }

    private static Optional<Unit.Change> ofTask(SourceFile file, MatchResult task) {
        Matcher path = PATH.matcher(task.group());
        Matcher source = SOURCE.matcher(task.group());
        return path.find()
                ? Optional.of(new Unit.Change(
                        path.group(1),
                        List.of(),
                        Optional.of(source).filter(Matcher::find).map(from -> from.group(1)),
                        Unit.Removal.NONE,
                        file.place(new Span(task.start() + path.start(), task.start() + path.end()))))
                : Optional.empty();
    }

    private static MappedText withoutHosts(MappedText text) {
        Matcher host = HOST.matcher(text.text());
        MappedText.Builder paths = new MappedText.Builder(text.span().start());
        // scp copies as cp does.
        int from = text.text().startsWith("scp ") ? 1 : 0;
        while (host.find()) {
            paths.append(text, from, host.start());
            from = host.end();
        }
        paths.append(text, from, text.length());
        return paths.build();
    }
}
