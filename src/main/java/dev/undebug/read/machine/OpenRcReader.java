package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads services of OpenRC, scripts whose variables say what its own {@code start} runs: {@code command=/usr/bin/python3},
 * {@code command_args=/srv/shop/app.py}.
 */
final class OpenRcReader implements Reader {
    private static final Pattern SERVICE = Pattern.compile("#!\\s*/(?:usr/)?s?bin/openrc-run\\b");
    private static final Pattern NAMED = Pattern.compile("(?:.*/)?(?:[^/]+\\.(?:initd|openrc)|openrc/[^/.]+)");

    /** A variable, outside of functions, whose lines are indented. */
    private static final Pattern VARIABLE = Pattern.compile("(export[ \\t]+)?(\\w+)=(.*)");

    private static final Pattern START = Pattern.compile("(?m)^start[ \\t]*\\(\\)");
    private static final List<String> COMMAND = List.of("command", "command_args", "command_args_foreground");

    /** Options for the program that starts the command, which may set its folder and variables. */
    private static final List<String> STARTER = List.of("start_stop_daemon_args", "supervise_daemon_args");

    /** Returns whether a file is a service, by its first line. */
    static boolean isService(SourceFile file) {
        return SERVICE.matcher(file.text().substring(Lines.start(file))).lookingAt();
    }

    @Override
    public boolean reads(String path) {
        return NAMED.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(
                file, isService(file) ? new Service(file).unit().stream().toList() : List.of());
    }

    private static final class Service {
        private final SourceFile file;
        private final Map<String, MappedText> values = new HashMap<>();
        private final List<EnvVar> exported = new ArrayList<>();

        private Service(SourceFile file) {
            this.file = file;
            for (int line = 1; line <= file.lineCount(); line++) {
                variable(Lines.line(file, line));
            }
        }

        private void variable(Span line) {
            Matcher found = VARIABLE.matcher(file.slice(line));
            if (found.matches()) {
                MappedText value =
                        MappedText.of(file, new Span(line.start() + found.start(3), line.start() + found.end(3)));
                values.put(found.group(2), unquoted(value.strip()));
                if (found.group(1) != null) {
                    exported.addAll(assigned(MappedText.of(file, new Span(line.start() + found.start(2), line.end()))));
                }
            }
        }

        private List<EnvVar> assigned(MappedText text) {
            return ShellLexer.words(text, QuotingRules.SHELL).stream()
                    .limit(1)
                    .flatMap(word -> Assignment.read(file, word).stream())
                    .toList();
        }

        private static MappedText unquoted(MappedText value) {
            char first = value.isEmpty() ? 0 : value.charAt(0);
            int end = value.text().indexOf(first, 1);
            return (first == '"' || first == '\'') && end > 0 ? value.sub(1, end) : value;
        }

        /** A service with a {@code start} of its own runs what that says, which is not followed. */
        Optional<Unit> unit() {
            List<Command> commands = START.matcher(file.text()).find() ? List.of() : commands();
            if (commands.isEmpty()) {
                return Optional.empty();
            }
            List<EnvVar> variables = new ArrayList<>(exported);
            variables.addAll(given());
            String name = RepositoryPath.of(file.path()).name();
            int dot = name.lastIndexOf('.');
            return Optional.of(new Unit(
                    Unit.Kind.PROCESS,
                    dot > 0 ? name.substring(0, dot) : name,
                    commands.get(0).place(),
                    RoleInference.ofMachineUnit(file.path()),
                    variables,
                    commands,
                    Origin.process(folder(), List.of())));
        }

        private List<Command> commands() {
            MappedText.Builder text = new MappedText.Builder(0);
            for (String name : COMMAND) {
                MappedText part = values.get(name);
                if (part != null) {
                    text.append(" ", part.span());
                    text.append(part, 0, part.length());
                }
            }
            return values.containsKey(COMMAND.get(0)) ? CommandReader.script(file, text.build()) : List.of();
        }

        private Optional<String> folder() {
            MappedText written = values.get("directory");
            return written == null ? option("--chdir", "-d").map(Token::value) : Optional.of(written.text());
        }

        private List<EnvVar> given() {
            return option("--env", "-e").flatMap(word -> Assignment.read(file, word)).stream()
                    .toList();
        }

        private Optional<Token> option(String... names) {
            for (String starter : STARTER) {
                List<Token> words = Optional.ofNullable(values.get(starter))
                        .map(text -> ShellLexer.words(text, QuotingRules.SHELL))
                        .orElse(List.of());
                for (int i = 0; i + 1 < words.size(); i++) {
                    if (List.of(names).contains(words.get(i).value())) {
                        return Optional.of(words.get(i + 1));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
