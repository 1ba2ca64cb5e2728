package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads jobs of upstart: {@code /etc/init/shop.conf}. */
final class UpstartReader implements Reader {
    private static final Pattern STARTS = Pattern.compile("(?m)^[ \\t]*(?:start[ \\t]+on|respawn)\\b");
    private static final Pattern RUNS = Pattern.compile("(?m)^[ \\t]*(?:exec[ \\t]|script[ \\t]*$)");

    /** A stanza; what runs before the program and after it has a word in front: {@code pre-start script}. */
    private static final Pattern STANZA =
            Pattern.compile("[ \\t]*(?:(\\w+-\\w+)[ \\t]+)?(env|chdir|exec|script|task)(?:[ \\t]+(.*))?");

    private static final Pattern END = Pattern.compile("[ \\t]*end[ \\t]+script[ \\t]*");

    /** Returns whether a file is a job, by its content. */
    static boolean isJob(SourceFile file) {
        String text = file.text().substring(Lines.start(file));
        return STARTS.matcher(text).find() && RUNS.matcher(text).find();
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".conf");
    }

    @Override
    public FileFacts read(SourceFile file) {
        Job job = new Job(file);
        int line = 1;
        while (line <= file.lineCount()) {
            line = job.stanza(line);
        }
        return FileFacts.ofUnits(file, job.units());
    }

    private static final class Job {
        private final SourceFile file;
        private final List<EnvVar> variables = new ArrayList<>();
        private Optional<String> folder = Optional.empty();
        private Optional<Span> program = Optional.empty();
        private boolean task;

        private Job(SourceFile file) {
            this.file = file;
        }

        /** Reads the stanza that begins in a line, and returns the number of the line behind it. */
        int stanza(int first) {
            Span line = Lines.line(file, first);
            Matcher stanza = STANZA.matcher(file.slice(line));
            if (!stanza.matches()) {
                return first + 1;
            }
            boolean own = stanza.group(1) == null;
            boolean script = stanza.group(2).equals("script");
            int end = script ? endOfScript(first + 1) : endOfLine(first);
            int begin = script || stanza.group(3) == null ? line.end() : line.start() + stanza.start(3);
            int last = script
                    ? Lines.line(file, Math.min(end, file.lineCount())).start()
                    : Lines.line(file, end).end();
            Span value = new Span(begin, Math.max(begin, last));
            if (own) {
                own(stanza.group(2), value);
            }
            return end + 1;
        }

        private void own(String name, Span value) {
            switch (name) {
                case "env" ->
                    ShellLexer.words(MappedText.of(file, value), QuotingRules.PLAIN).stream()
                            .flatMap(word -> Assignment.read(file, word).stream())
                            .forEach(variables::add);
                case "chdir" -> folder = Optional.of(file.slice(value).strip());
                case "task" -> task = true;
                default -> program = Optional.of(value);
            }
        }

        /** Returns the number of the last line of a stanza whose lines go on after a backslash. */
        private int endOfLine(int first) {
            int line = first;
            while (line < file.lineCount() && file.slice(Lines.line(file, line)).endsWith("\\")) {
                line++;
            }
            return line;
        }

        private int endOfScript(int first) {
            int line = first;
            while (line <= file.lineCount()
                    && !END.matcher(file.slice(Lines.line(file, line))).matches()) {
                line++;
            }
            return line;
        }

        /** Returns the program that stays; a task does some work and ends. */
        List<Unit> units() {
            List<Command> commands = program.map(span -> CommandReader.script(file, MappedText.of(file, span)))
                    .orElse(List.of());
            if (task || commands.isEmpty()) {
                return List.of();
            }
            String name = RepositoryPath.of(file.path()).name();
            Role role = RoleInference.ofMachineUnit(file.path());
            return List.of(new Unit(
                    Unit.Kind.PROCESS,
                    name.substring(0, name.lastIndexOf('.')),
                    file.place(program.orElseThrow()),
                    role,
                    variables,
                    commands,
                    Origin.process(folder, List.of())));
        }
    }
}
