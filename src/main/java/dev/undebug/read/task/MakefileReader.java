package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.TaskRunner;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Makefiles: each target is a task, which first runs the recipes of its prerequisites. */
final class MakefileReader implements Reader {
    private static final List<String> NAMES = List.of("GNUmakefile", "makefile", "Makefile");
    private static final TaskRunner RUNNER = new TaskRunner(
            Set.of("make", "gmake"),
            NAMES,
            new TaskRunner.Options(
                    Set.of("-C", "--directory"),
                    Set.of("-f", "--file", "--makefile"),
                    Set.of("-j", "-l", "-o", "-W", "-I")),
            TaskRunner.Selection.ALL_OR_FIRST);
    private static final int MAX_TASKS = 300;
    private static final int MAX_COMMANDS = 1_000;
    private static final int MAX_PREPARED = 100;

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.of(path).name()) || path.endsWith(".mk");
    }

    @Override
    public Optional<TaskRunner> runner() {
        return Optional.of(RUNNER);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Makefile makefile = Makefile.read(file, Map.of());
        return containers(file, makefile).with(FileFacts.ofUnits(file, units(file, makefile)));
    }

    @Override
    public Optional<List<Unit>> tasks(SourceFile file, Map<String, Optional<String>> given) {
        return Optional.of(units(file, Makefile.read(file, given)));
    }

    private static List<Unit> units(SourceFile file, Makefile makefile) {
        Map<String, Makefile.Rule> rules = new LinkedHashMap<>();
        for (Makefile.Rule rule : makefile.rules()) {
            if (Most.room(rules.size(), MAX_TASKS)) {
                rules.merge(rule.name(), rule, Makefile.Rule::with);
            }
        }
        List<Unit> units = new ArrayList<>();
        int left = MAX_COMMANDS;
        for (Makefile.Rule rule : rules.values()) {
            List<Command> commands = new ArrayList<>();
            collect(new Recipes(file, makefile, rules), rule, commands, left);
            left -= commands.size();
            if (!commands.isEmpty()) {
                units.add(unit(file, makefile, rule, commands));
            }
        }
        return units;
    }

    /** A recipe that several targets share counts for the first one. */
    private static ContainerFacts containers(SourceFile file, Makefile makefile) {
        ContainerFacts containers = new ContainerFacts(file);
        containers.knowing(makefile.taken());
        Set<Span> seen = new HashSet<>();
        for (Makefile.Rule rule : makefile.rules()) {
            List<EnvVar> environment = environment(makefile, rule);
            containers.anew(rule.span());
            prepared(makefile, rule, new HashSet<>())
                    .forEach(text -> containers.before(MappedText.at(text.text(), rule.span())));
            for (Span line : rule.recipe()) {
                if (seen.add(line)) {
                    containers.shell(
                            withoutPrefix(makefile.expanded(line, rule.name())),
                            Audience.ofTask(rule.name(), file.path()),
                            environment);
                }
            }
        }
        for (EnvVar variable : makefile.assigned()) {
            Audience audience = Audience.of(file.path());
            containers.variable(variable, audience);
            if (!makefile.isUsed(variable.name())) {
                containers.kept(variable, audience);
            }
        }
        return containers;
    }

    /** Returns the recipes that run before the one of a rule. */
    private static List<MappedText> prepared(Makefile makefile, Makefile.Rule rule, Set<String> seen) {
        List<MappedText> texts = new ArrayList<>();
        for (Makefile.Rule other : rule.needs().isEmpty() ? List.<Makefile.Rule>of() : makefile.rules()) {
            if (rule.needs().contains(other.name())
                    && !seen.contains(other.name())
                    && Most.room(seen.size(), MAX_PREPARED)
                    && seen.add(other.name())) {
                texts.addAll(prepared(makefile, other, seen));
                other.recipe().forEach(line -> texts.add(withoutPrefix(makefile.expanded(line, other.name()))));
            }
        }
        return texts;
    }

    private static List<EnvVar> environment(Makefile makefile, Makefile.Rule rule) {
        List<EnvVar> environment = new ArrayList<>(makefile.unfollowed());
        environment.addAll(makefile.exported());
        environment.addAll(rule.exported());
        return environment;
    }

    private static Unit unit(SourceFile file, Makefile makefile, Makefile.Rule rule, List<Command> commands) {
        return new Unit(
                Unit.Kind.TASK,
                rule.name(),
                file.place(rule.span()),
                RoleInference.ofTask(rule.name(), file.path()),
                environment(makefile, rule),
                commands,
                Origin.NONE);
    }

    /** The data for reading the recipes of a file. */
    private record Recipes(SourceFile file, Makefile makefile, Map<String, Makefile.Rule> rules) {}

    private static void collect(Recipes recipes, Makefile.Rule rule, List<Command> commands, int most) {
        Set<String> visited = new HashSet<>();
        for (String included : recipes.makefile().included()) {
            Optional.ofNullable(recipes.rules().get(included))
                    .ifPresent(other -> collect(recipes, other, visited, commands, most));
        }
        collect(recipes, rule, visited, commands, most);
    }

    private static void collect(
            Recipes recipes, Makefile.Rule rule, Set<String> visited, List<Command> commands, int most) {
        if (!visited.add(rule.name()) || visited.size() > MAX_TASKS / 10) {
            return;
        }
        for (String needed : rule.needs()) {
            Optional.ofNullable(recipes.rules().get(needed))
                    .ifPresent(other -> collect(recipes, other, visited, commands, most));
        }
        for (MappedText text : texts(recipes.makefile(), rule)) {
            if (commands.size() < most) {
                commands.addAll(CommandReader.script(recipes.file(), text));
            }
        }
    }

    /** Returns the texts that make hands to shells: each line of the recipe, or all of it for {@code .ONESHELL}. */
    private static List<MappedText> texts(Makefile makefile, Makefile.Rule rule) {
        List<MappedText> lines = new ArrayList<>();
        for (Span line : rule.recipe()) {
            MappedText text = makefile.expanded(line, rule.name());
            int start = 0;
            // A variable of several lines makes several of one.
            for (int end = text.text().indexOf('\n');
                    end >= 0;
                    end = text.text().indexOf('\n', end + 1)) {
                if (end > 0 && !isContinued(text, end)) {
                    lines.add(withoutPrefix(text.sub(start, end)));
                    start = end + 1;
                }
            }
            lines.add(withoutPrefix(text.sub(start, text.length())));
        }
        return makefile.isOneShell() && !lines.isEmpty() ? List.of(joined(lines)) : lines;
    }

    /** Returns whether a backslash takes the end of a line away, which Windows writes with two characters. */
    private static boolean isContinued(MappedText text, int end) {
        int last = text.charAt(end - 1) == '\r' ? end - 2 : end - 1;
        return last >= 0 && text.charAt(last) == '\\';
    }

    private static MappedText joined(List<MappedText> lines) {
        MappedText.Builder all = new MappedText.Builder(lines.get(0).span().start());
        for (MappedText line : lines) {
            all.append(line, 0, line.length());
            all.append("\n", line.span());
        }
        return all.build();
    }

    /** Removes prefixes: {@code @} hides a line, {@code -} ignores its failure. */
    private static MappedText withoutPrefix(MappedText text) {
        int from = 0;
        while (from < text.length() && "@-+ \t".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return text.sub(from, text.length());
    }
}
