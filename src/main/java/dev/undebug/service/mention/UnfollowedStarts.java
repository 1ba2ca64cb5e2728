package dev.undebug.service.mention;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.ReadingPrograms;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds commands of start scripts that name a program with debug mode on, or {@code flask run --debug}, to something that is not
 * followed: {@code awk 'BEGIN { system("python dbg.py") }'}. What was not understood is never called harmless.
 */
public final class UnfollowedStarts {
    /** Programs that run what another one prints, or their own words. */
    private static final Set<String> HANDING =
            Set.of("xargs", "parallel", "at", "batch", "eval", "ssh", "screen", "tmux", "su", "sudo");

    private static final Set<String> INTERPRETERS =
            Set.of("awk", "gawk", "mawk", "nawk", "perl", "ruby", "node", "php", "lua", "tclsh", "expect", "ex", "vim");

    /** Programs that put files in places, or change them. */
    private static final Set<String> PLACING = Set.of(
            "cp", "ln", "install", "rsync", "tee", "sponge", "patch", "mv", "rm", "sed", "truncate", "unlink", "shred");

    /** The means by which code of other languages runs a command. */
    private static final Pattern RUNNING =
            Pattern.compile("\\b(?:exec\\w*|system|spawn\\w*|popen|shell_exec|passthru|qx)\\b|`|\\|\\s*getline");

    private static final Pattern FINDING = Pattern.compile("-(?:exec|execdir|ok|okdir)\\b");
    private static final Pattern FROM_INPUT = Pattern.compile("(?:-f|--file[= ])\\s*(?:-|/dev/stdin)(?:\\s|$)");
    private static final Pattern ALIAS = Pattern.compile("(?m)^[ \\t]*+alias[ \\t]+[^\\n]*+");
    static final Pattern DEBUGGING = Pattern.compile(
            "\\bflask\\b\\W{1,6}+(?:[\\w.:=/-]{1,60}+\\W{1,6}+){0,4}?run\\b[^\\n;&|]{0,200}?--debug(?:ger)?\\b");

    /** At the end of a line, what makes the next one a part of the same pipe. */
    private static final String CONTINUED = "\\|";

    private static final int MOST_FILES = 5;
    private static final int MOST_PROGRAMS = 50;
    private static final int LONGEST = 4_000;

    private final Workspace workspace;
    private final Predicate<List<Word>> followed;
    private final Set<Place> starts;
    private final List<Pattern> programs;
    private final List<Pattern> names;
    private final Map<String, Optional<EvidenceStep>> known = new HashMap<>();
    /** Whether a line of a file that a script may run starts such a program, by the path of the script. */
    private final Map<String, Boolean> lines = new HashMap<>();

    /** @param followed whether the words of a command are those of a program that Undebug knows how to start */
    public UnfollowedStarts(Workspace workspace, JudgedPrograms judged, Predicate<List<Word>> followed) {
        this.workspace = workspace;
        this.followed = followed;
        // What a launch is seen to start has a row of its own.
        this.starts = judged.launched().stream()
                .flatMap(program -> program.program().launch().stream())
                .map(Launch::place)
                .collect(Collectors.toSet());
        Set<String> started = judged.launched().stream()
                .filter(program -> !program.program().role().isPrivate())
                .flatMap(program -> program.program().entry().stream())
                .map(Entry::path)
                .collect(Collectors.toSet());
        List<RepositoryPath> debugging = judged.alone().stream()
                .filter(program -> program.all().stream()
                        .anyMatch(effect ->
                                effect.exposure() == Exposure.CONSOLE || effect.exposure() == Exposure.TRACEBACK))
                .flatMap(program -> program.program().entry().stream())
                .map(Entry::path)
                .filter(path -> !started.contains(path) && !CodeRole.isInTests(path))
                .distinct()
                .limit(MOST_PROGRAMS)
                .map(RepositoryPath::of)
                .toList();
        this.programs = Stream.concat(
                        Stream.of(DEBUGGING),
                        debugging.stream()
                                .map(path -> Pattern.compile("(?<![\\w.-])" + Pattern.quote(path.name()) + "(?![\\w-])"
                                        + "|-m\\W{1,4}" + Pattern.quote(stem(path)) + "\\b")))
                .toList();
        this.names = debugging.stream()
                .map(path -> Pattern.compile("(?<![\\w./-])" + Pattern.quote(stem(path)) + "(?![\\w.-])"))
                .toList();
    }

    private static String stem(RepositoryPath path) {
        String name = path.name();
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** Returns the step to the first such command of a script on the way to a program that serves visitors no debug mode. */
    public Optional<EvidenceStep> of(ProgramVerdict verdict) {
        return verdict.program()
                .launch()
                .filter(launch -> !launch.isPrivate())
                .map(Launch::files)
                .flatMap(files -> files.flatMap(path -> known.computeIfAbsent(path, this::unfollowed).stream())
                        .findFirst());
    }

    private Optional<EvidenceStep> unfollowed(String path) {
        return workspace
                .facts(path)
                .filter(UnfollowedStarts::isScript)
                .flatMap(facts -> command(facts).or(() -> alias(facts.file())))
                .map(place -> new EvidenceStep(place, new Event.RunsUnread()));
    }

    private static boolean isScript(FileFacts facts) {
        return facts.units().stream()
                .anyMatch(unit -> unit.kind() == Unit.Kind.SCRIPT || unit.kind() == Unit.Kind.TASK);
    }

    private Optional<Place> command(FileFacts facts) {
        return facts.units().stream()
                .flatMap(unit -> unit.commands().stream())
                .filter(command -> command.place().path().equals(facts.file().path()))
                .filter(command -> !followed.test(command.words())
                        && starts.stream().noneMatch(start -> isIn(start, command.place()))
                        && names(command))
                .map(Command::place)
                .findFirst();
    }

    private static boolean isIn(Place start, Place command) {
        return start.path().equals(command.path()) && start.span().overlaps(command.span());
    }

    private Optional<Place> alias(SourceFile file) {
        return ALIAS.matcher(file.text())
                .results()
                .filter(found -> isNamed(found.group(), programs))
                .map(found -> file.place(new Span(found.start(), found.end())))
                .findFirst();
    }

    /** Returns whether what a command runs is not followed, and may be such a program. */
    private boolean names(Command command) {
        Word first = command.words().get(0);
        String program = ContainerPath.program(first.text());
        String text = pipeline(command.place());
        if (!first.literal()) {
            return isNamed(words(command), programs)
                    || lines.computeIfAbsent(
                            command.place().path(),
                            path -> readFiles(command.place().file()).anyMatch(read -> isNamed(read, programs)));
        }
        if (HANDING.contains(program)) {
            return isNamed(text, programs) || isNamed(text, names);
        }
        return (isNamed(text, programs) || isNamed(words(command), programs)) && mayStart(program, command, text);
    }

    private boolean mayStart(String program, Command command, String text) {
        if (INTERPRETERS.contains(program)) {
            return RUNNING.matcher(words(command)).find();
        }
        return switch (program) {
            case "find" -> FINDING.matcher(text).find();
            case "make" -> FROM_INPUT.matcher(words(command)).find();
            default -> !ReadingPrograms.is(program) && !PLACING.contains(program) && !isOwn(program);
        };
    }

    private static String words(Command command) {
        return command.words().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static boolean isNamed(String text, List<Pattern> patterns) {
        String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return patterns.stream().anyMatch(pattern -> pattern.matcher(part).find());
    }

    /** Returns whether a program is a file of the repository, which is followed. */
    private boolean isOwn(String program) {
        return workspace.paths().stream()
                .anyMatch(path -> RepositoryPath.of(path).name().equals(program));
    }

    /** Returns the texts of other files that a script names, whose lines it may run. */
    private Stream<String> readFiles(SourceFile script) {
        Set<String> named = workspace.paths().stream()
                .filter(path -> !path.equals(script.path())
                        && script.text().contains(RepositoryPath.of(path).name()))
                .filter(path -> workspace.facts(path).isEmpty() && !path.endsWith(".py"))
                .limit(MOST_FILES)
                .collect(Collectors.toSet());
        return named.isEmpty()
                ? Stream.empty()
                : workspace.programs(named).stream().map(SourceFile::text);
    }

    /** Returns the text of a command with what its pipe gets from the commands before it. */
    private static String pipeline(Place command) {
        String text = command.file().text();
        int end = command.span().start();
        int line = text.lastIndexOf('\n', end - 1) + 1;
        while (line > 1 && CONTINUED.indexOf(text.charAt(line - 2)) >= 0) {
            line = text.lastIndexOf('\n', line - 2) + 1;
        }
        line = Math.max(line, end - LONGEST);
        int from = line;
        char quote = 0;
        for (int at = line; at < end; at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ';' || c == '&' || (c == '|' && at + 1 < end && text.charAt(at + 1) == '|')) {
                from = at + 1;
            }
        }
        return text.substring(Math.min(from, end), command.span().end());
    }
}
