package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.flask.Variables;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.service.command.UwsgiCommand;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.environment.WrittenVariable;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Merges the options of uWSGI's files into its command line, each at its position, and decides the conditions and loops
 * among them.
 */
final class UwsgiStart {
    /** The form in which uWSGI puts the text of a file into a value. */
    private static final String INCLUDED = "@(";

    private static final int MAX_DEPTH = 5;
    private static final int MAX_OPTIONS = 3_000;

    private static final Set<String> FILES =
            Set.of("ini", "yaml", "yml", "y", "xml", "xmlconfig", "x", "json", "js", "j", "include", "inherit");

    private static final Set<String> ENDINGS = Set.of("ini", "yaml", "yml", "xml", "json", "js");
    private static final Set<String> LOOPS = Set.of("for", "for-times", "for-glob", "for-readline");

    /** The value of the current line of a file, or of the current round of a loop. */
    private static final String EACH = "%(_)";

    private final Function<String, Optional<FileFacts>> facts;
    private final RuntimeContext runtime;
    private final Variables variables;
    private final List<UwsgiOption> options = new ArrayList<>();
    private final List<EvidenceStep> steps = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<EnvVar> environment = new ArrayList<>();
    private UwsgiPlaceholders placeholders;

    /** @param facts the facts of a file, by repository path */
    UwsgiStart(Function<String, Optional<FileFacts>> facts, RuntimeContext runtime, Command command) {
        this.facts = facts;
        this.runtime = runtime;
        this.environment.addAll(command.assignments());
        List<Layered> own = command.assignments().stream()
                .map(variable -> new Layered(variable, ""))
                .toList();
        List<Layered> all = runtime.with(own).environment();
        this.variables = RuntimeContext.variables(all);
        this.placeholders = new UwsgiPlaceholders(List.of(), variables);
        List<Word> given = command.wordsForElsewhere();
        this.words.add(given.get(0));
        gather(UwsgiOption.of(given.subList(1, given.size()), file(command)), 0);
        // uWSGI takes variables for further options, behind those of the command line.
        gather(UwsgiOption.of(all), 0);
        this.placeholders = new UwsgiPlaceholders(options, variables);
        apply(options);
    }

    /** Returns the file of options that no launch starts; they are read as if uWSGI got the file as an argument. */
    private static Optional<ContainerPath> file(Command command) {
        boolean section = command.words().get(0).span().equals(command.place().span())
                && command.words().size() > 1;
        return section
                ? Optional.of(ContainerPath.of(
                        RepositoryPath.of(command.place().path()).name()))
                : Optional.empty();
    }

    /** Returns the repository paths of the files that it reads. */
    List<String> files() {
        return files;
    }

    /** Returns the command of each application that it mounts, each a program of its own. */
    List<ResolvedCommand> applications(ResolvedCommand one) {
        Command command = one.command();
        List<EvidenceStep> further = new ArrayList<>(one.steps());
        further.addAll(steps);
        return UwsgiCommand.applications(words).stream()
                .map(program -> new Command(command.place(), environment, program, command.conditional()))
                .map(program -> one.running(program, one.runtime(), further, one.last()))
                .toList();
    }

    /** Returns the programs that it starts by a shell beside the applications. */
    List<ResolvedCommand> daemons(ResolvedCommand one) {
        List<EvidenceStep> way = new ArrayList<>(one.steps());
        way.addAll(steps);
        return UwsgiCommand.daemons(words).stream()
                .flatMap(line -> commands(line).stream())
                .map(daemon -> new Command(
                        daemon.place(),
                        Stream.concat(environment.stream(), daemon.assignments().stream())
                                .toList(),
                        daemon.words(),
                        daemon.conditional(),
                        daemon.script()))
                .map(daemon -> one.managing(daemon, one.runtime(), way, false))
                .toList();
    }

    private static List<Command> commands(Word line) {
        Span start = new Span(line.span().start(), line.span().start());
        return CommandReader.words(
                line.elsewhere().orElseThrow(),
                List.of(
                        Token.literal(MappedText.at("/bin/sh", start), start),
                        Token.literal(MappedText.at("-c", start), start),
                        new Token(
                                MappedText.at(line.text(), line.span()), line.span(), line.literal(), line.literal())));
    }

    private void gather(List<UwsgiOption> given, int depth) {
        for (UwsgiOption option : given) {
            if (options.size() > MAX_OPTIONS) {
                return;
            }
            UwsgiOption resolved = placeholders.resolved(option);
            if (names(resolved) && depth < MAX_DEPTH) {
                boolean own = FILES.contains(option.name()) || option.name().isEmpty();
                if (!own) {
                    options.add(option.with(Optional.empty()));
                }
                include(resolved, depth);
            } else {
                options.add(option);
            }
        }
    }

    /** A file may be an argument without an option, even right after a flag. */
    private static boolean names(UwsgiOption option) {
        String text = option.text();
        int colon = text.indexOf(':', 1);
        String path = colon < 0 ? text : text.substring(0, colon);
        boolean free = option.file().isEmpty() && ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1));
        return !text.isEmpty() && (FILES.contains(option.name()) || (free && path.contains(".")));
    }

    private void include(UwsgiOption option, int depth) {
        String text = option.text();
        int colon = text.lastIndexOf(':');
        String path = colon < 0 ? text : text.substring(0, colon);
        String section = colon < 0 ? "" : text.substring(colon + 1);
        Optional<ContainerPath> included = path.isEmpty()
                ? option.file()
                : Optional.of(runtime.workingDirectory().resolve(path));
        for (String candidate :
                included.map(file -> CalledFiles.candidates(runtime, file)).orElse(List.of())) {
            Optional<Unit> unit = facts.apply(candidate).flatMap(file -> section(file, section));
            if (unit.isPresent()) {
                files.add(candidate);
                steps.add(new EvidenceStep(place(option.written()), "reads `" + candidate + "`"));
                List<Word> inner = unit.get().commands().get(0).wordsForElsewhere();
                gather(UwsgiOption.of(inner.subList(1, inner.size()), included), depth + 1);
                return;
            }
        }
    }

    private static Place place(Word word) {
        return word.elsewhere().orElseThrow().place(word.span());
    }

    private static Optional<Unit> section(FileFacts file, String section) {
        List<Unit> units = file.units().stream()
                .filter(unit ->
                        unit.kind() == Unit.Kind.SCRIPT && !unit.commands().isEmpty())
                .toList();
        return units.stream()
                .filter(unit -> unit.name().equals(section))
                .findFirst()
                .or(() -> units.stream().findFirst());
    }

    private void apply(List<UwsgiOption> given) {
        Conditions conditions = new Conditions();
        for (int i = 0; i < given.size(); i++) {
            UwsgiOption option = placeholders.resolved(given.get(i));
            if (conditions.changedBy(option) || conditions.isOff()) {
                continue;
            }
            if (LOOPS.contains(option.name())) {
                int end = end(given, i);
                loop(option, given.subList(i + 1, end));
                i = end;
            } else {
                apply(option, given.get(i), conditions.isOpen());
            }
        }
    }

    private static int end(List<UwsgiOption> given, int loop) {
        int end = loop + 1;
        while (end < given.size() && !given.get(end).is("endfor", "end-for")) {
            end++;
        }
        return end;
    }

    private void apply(UwsgiOption option, UwsgiOption written, boolean open) {
        if (option.is("env")) {
            option.value()
                    .flatMap(word -> WrittenVariable.read(
                            word.text(),
                            place(word),
                            word.literal() && !open && !word.text().contains(INCLUDED)))
                    .ifPresent(environment::add);
        } else if (!open && !option.is("set-placeholder", "set-ph") && words.size() < MAX_OPTIONS) {
            words.addAll(option.with(option.value().or(written::value)).words());
        }
    }

    private void loop(UwsgiOption loop, List<UwsgiOption> body) {
        if (loop.is("for-readline")) {
            boolean lines = body.stream()
                    .anyMatch(option -> option.is("env") && option.text().equals(EACH));
            if (lines) {
                lines(loop.text()).forEach(environment::add);
            }
        } else if (loop.is("for")) {
            for (String each : loop.text().split(" ")) {
                apply(body.stream().map(option -> at(option, each)).toList());
            }
        }
    }

    private static UwsgiOption at(UwsgiOption option, String each) {
        return option.with(option.value()
                .map(word -> word.as(
                        word.text().replace(EACH, each),
                        !word.text().replace(EACH, "").contains("%"))));
    }

    /** uWSGI takes the lines as they are: quotes are part of a value. */
    private List<EnvVar> lines(String path) {
        return CalledFiles.candidates(runtime, runtime.workingDirectory().resolve(path)).stream()
                .flatMap(candidate -> facts.apply(candidate).stream())
                .limit(1)
                .flatMap(file -> file.units().stream())
                .flatMap(unit -> unit.environment().stream())
                .map(variable ->
                        variable.with(Optional.of(variable.place().file().slice(variable.valueSpan()))))
                .toList();
    }

    /** The current position among {@code if-env} and the like. */
    private final class Conditions {
        private boolean off;
        private boolean open;

        boolean isOff() {
            return off;
        }

        /** Returns whether it is unknown if the options count. */
        boolean isOpen() {
            return open;
        }

        boolean changedBy(UwsgiOption option) {
            if (option.is("endif", "end-if")) {
                off = false;
                open = false;
                return true;
            }
            if (!option.name().startsWith("if-") && !option.is("ifenv", "ifexists", "ifdir", "ifplugin")) {
                return false;
            }
            if (option.is("if-env", "ifenv", "if-not-env")) {
                decide(option.text(), option.is("if-not-env"));
            } else {
                open = true;
            }
            return true;
        }

        private void decide(String condition, boolean not) {
            int equals = condition.indexOf('=');
            String name = equals < 0 ? condition : condition.substring(0, equals);
            if (variables.isUnknown(name)) {
                open = true;
                return;
            }
            boolean holds = variables
                    .value(name)
                    .filter(value -> equals < 0 || value.equals(condition.substring(equals + 1)))
                    .isPresent();
            off = holds == not;
        }
    }
}
