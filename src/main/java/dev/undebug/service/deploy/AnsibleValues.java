package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.provision.AnsibleVariables;
import dev.undebug.read.provision.AnsibleVariables.Definition;
import dev.undebug.read.provision.AnsibleVariables.Level;
import dev.undebug.read.provision.AnsibleVariables.Loaded;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.ComposeServices.Started;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Glob;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fills in what variables of Ansible give to programs and commands: {@code Environment=FLASK_DEBUG={{ debug }}}, where
 * {@code group_vars/all.yml} says what {@code debug} is. A variable that anything else may set stays unknown.
 */
public final class AnsibleValues {
    /** The work of reading the definitions of a file, in evaluated expressions. */
    private static final int FILE_WORK = 40;

    private static final int MAX_INVENTORIES = 10;

    /** Variables may name one another in circles. */
    private static final int DEEPEST = 5;

    private static final int LONGEST = 10_000;

    /** The length of a path of the repository, in characters, as far as work is counted. */
    private static final int PATH_LENGTH = 40;

    private static final Pattern EXPRESSION = Pattern.compile("[\"']?\\{\\{-?\\s{0,9}(\\w{1,100})\\s{0,9}-?}}[\"']?");

    /** A text on one line, in quotes without escapes or without quotes. */
    private static final Pattern TEXT =
            Pattern.compile("\"([^\"\\\\\n]*+)\"|'([^'\n]*+)'|([^\\s\\[{|>&*!\"'][^#\n]*+)");

    private static final Pattern ANY_EXPRESSION = Pattern.compile("\\{\\{[^{}\\n]*+}}");

    /** Stands for an expression in a path: any text within a folder. */
    private static final String GAP = "*";

    private static final Pattern OF_ROLE = Pattern.compile("(?:.*/)?roles/([^/]+)/.*");

    /** Files of hosts, which may have variables, too. */
    private static final Pattern INVENTORY =
            Pattern.compile("(?:.*/)?(?:(?:hosts|inventory)(?:\\.\\w{1,5})?|inventor(?:y|ies)/[^.]*(?:\\.\\w{1,5})?)");

    private final Workspace workspace;
    private final WorkBudget budget;
    private final Map<String, List<Definition>> defined = new HashMap<>();
    private final List<SourceFile> texts = new ArrayList<>();
    private final Set<String> varFiles = new HashSet<>();
    private final Map<String, Boolean> elsewhere = new HashMap<>();

    /** @param budget once it is spent, nothing is filled in */
    public AnsibleValues(Workspace workspace, WorkBudget budget) {
        this.workspace = workspace;
        this.budget = budget;
    }

    /** Returns the facts of all files, with the values that are known. */
    public List<FileFacts> facts(List<FileFacts> facts) {
        boolean used = facts.stream().flatMap(file -> file.units().stream()).anyMatch(AnsibleValues::isOpen);
        if (!used || !budget.tryCharge((long) FILE_WORK * facts.size())) {
            return facts;
        }
        facts.stream().map(FileFacts::file).forEach(this::read);
        facts.stream().map(FileFacts::file).forEach(this::readLoaded);
        return defined.isEmpty()
                ? facts
                : facts.stream()
                        .map(file -> file.withUnits(
                                file.units().stream().map(this::filled).toList()))
                        .toList();
    }

    /** Returns the services of compose files, templates of which may get values; valid once those of all files are filled in. */
    public List<Started> services(List<Started> composed) {
        return defined.isEmpty()
                ? composed
                : composed.stream()
                        .map(one -> new Started(filled(one.unit()), one.steps()))
                        .toList();
    }

    private void read(SourceFile file) {
        AnsibleVariables.in(file).forEach(this::add);
        texts.add(file);
    }

    private void add(Definition one) {
        defined.computeIfAbsent(one.variable().name(), name -> new ArrayList<>())
                .add(one);
    }

    private void readLoaded(SourceFile playbook) {
        RepositoryPath folder = RepositoryPath.of(playbook.path()).folder();
        for (Loaded loaded : AnsibleVariables.loaded(playbook)) {
            loaded.written().stream()
                    .flatMap(written -> variableFiles(folder, written).stream())
                    .filter(varFiles::add)
                    .flatMap(path -> workspace.file(path).stream())
                    .flatMap(file -> AnsibleVariables.ofPlay(file, loaded.hosts()).stream())
                    .forEach(this::add);
        }
    }

    /** Returns the files that a play may load by a path; an expression in it chooses one of several. */
    private List<String> variableFiles(RepositoryPath folder, String written) {
        Optional<Glob> path = folder.resolve(ANY_EXPRESSION.matcher(written).replaceAll(GAP))
                .map(resolved -> Glob.of("/" + resolved.text()));
        if (!budget.tryCharge(
                WorkBudget.ofSearch((long) PATH_LENGTH * workspace.paths().size()))) {
            return List.of();
        }
        List<String> found = workspace.paths().stream()
                .filter(file -> path.filter(wanted -> wanted.matches(file)).isPresent())
                .limit(MAX_INVENTORIES)
                .toList();
        workspace.load(found);
        return found;
    }

    private static boolean isOpen(Unit unit) {
        return unit.environment().stream()
                        .anyMatch(variable -> expression(variable).isPresent())
                || unit.commands().stream().anyMatch(AnsibleValues::isOpen);
    }

    private static boolean isOpen(Command command) {
        return AnsibleCommands.isOpen(command)
                || command.assignments().stream()
                        .anyMatch(variable -> expression(variable).isPresent());
    }

    private static Optional<String> expression(EnvVar variable) {
        return variable.value().isPresent() || variable.isRemoved() ? Optional.empty() : name(written(variable));
    }

    private static Optional<String> name(String expression) {
        Matcher written = EXPRESSION.matcher(expression);
        return written.matches() ? Optional.of(written.group(1)) : Optional.empty();
    }

    private Unit filled(Unit unit) {
        if (!isOpen(unit)) {
            return unit;
        }
        AnsibleCommands commands = new AnsibleCommands(new ValuesOf(unit.place().path()));
        return unit.with(unit.environment().stream().map(this::filled).toList())
                .withCommands(unit.commands().stream().map(commands::filled).toList());
    }

    private EnvVar filled(EnvVar variable) {
        return expression(variable)
                .flatMap(name -> known(name, variable.place().path(), 0))
                .map(found -> found.named(variable.name()))
                .orElse(variable);
    }

    /** The values of the expressions in a file. */
    private final class ValuesOf implements AnsibleCommands.Values {
        private final String path;

        ValuesOf(String path) {
            this.path = path;
        }

        @Override
        public Optional<EnvVar> of(String expression) {
            return name(expression).flatMap(name -> known(name, path, 0));
        }

        @Override
        public EnvVar filled(EnvVar variable) {
            return AnsibleValues.this.filled(variable);
        }

        private Map<String, List<Definition>> defined() {
            return defined;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ValuesOf values
                    && values.path.equals(path)
                    && values.defined().equals(defined);
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /**
     * Returns the variable that an expression gives, with its value.
     *
     * @param depth the number of variables whose values name this one
     */
    private Optional<EnvVar> known(String name, String path, int depth) {
        return depth > DEEPEST || elsewhere.computeIfAbsent(name, this::isSetElsewhere)
                ? Optional.empty()
                : definition(name, path)
                        .flatMap(found -> found.value().isPresent()
                                ? Optional.of(found)
                                : composed(found, path, depth + 1).map(value -> found.with(Optional.of(value))));
    }

    /** Returns the value of a variable that names others: {@code "{{ root }}/venv"}. */
    private Optional<String> composed(EnvVar variable, String path, int depth) {
        Matcher text = TEXT.matcher(written(variable));
        if (!text.matches()) {
            return Optional.empty();
        }
        String given = Stream.of(text.group(1), text.group(2), text.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        Matcher expression = ANY_EXPRESSION.matcher(given);
        StringBuilder value = new StringBuilder();
        while (expression.find()) {
            Optional<String> part = name(expression.group())
                    .flatMap(name -> known(name, path, depth))
                    .flatMap(EnvVar::value);
            if (part.isEmpty() || value.length() > LONGEST) {
                return Optional.empty();
            }
            expression.appendReplacement(value, Matcher.quoteReplacement(part.get()));
        }
        expression.appendTail(value);
        return Optional.of(value.toString()).filter(known -> !known.equals(given));
    }

    /** Returns the definition that wins on the hosts of visitors, if there is only one that may. */
    private Optional<EnvVar> definition(String name, String path) {
        List<Definition> all = defined.getOrDefault(name, List.of()).stream()
                .filter(one -> isFor(one, path))
                .toList();
        for (Level level : List.of(Level.ROLE, Level.PLAY, Level.SOME_HOSTS, Level.EVERY_HOST, Level.DEFAULTS)) {
            List<Definition> highest =
                    all.stream().filter(one -> one.level() == level).toList();
            if (!highest.isEmpty()) {
                // Other hosts have what all have.
                boolean whole = level != Level.SOME_HOSTS
                        || highest.stream().anyMatch(one -> RoleInference.of(one.owner()) == Role.PRODUCTION);
                return agreed(whole ? highest : all);
            }
        }
        return Optional.empty();
    }

    private static boolean isFor(Definition one, String path) {
        Role role = RoleInference.firstKnown(
                RoleInference.of(one.owner()),
                RoleInference.ofOverlay(one.variable().place().path()));
        return switch (one.level()) {
            case ROLE, DEFAULTS -> {
                Matcher own = OF_ROLE.matcher(path);
                yield own.matches() && own.group(1).equals(one.owner());
            }
            case EVERY_HOST -> true;
            case SOME_HOSTS, PLAY -> role == Role.PRODUCTION || role == Role.UNKNOWN;
        };
    }

    private static Optional<EnvVar> agreed(List<Definition> all) {
        EnvVar first = all.get(0).variable();
        return all.stream().allMatch(one -> isSame(one.variable(), first)) ? Optional.of(first) : Optional.empty();
    }

    private static boolean isSame(EnvVar one, EnvVar other) {
        return one.value().equals(other.value())
                && (one.value().isPresent() || written(one).equals(written(other)));
    }

    private static String written(EnvVar variable) {
        return variable.place().file().slice(variable.valueSpan());
    }

    /** Returns whether anything but the definitions may set a variable: a task, a command line, an inventory. */
    private boolean isSetElsewhere(String name) {
        Pattern setting = Pattern.compile("\\b" + name + "[\"']?[ \\t]{0,9}[:=](?!=|[ \\t]{0,9}[\"']?\\{\\{)");
        List<SourceFile> files = new ArrayList<>(texts);
        files.addAll(inventories());
        long length = files.stream().mapToLong(file -> file.text().length()).sum();
        if (!budget.tryCharge(WorkBudget.ofSearch(length))) {
            return true;
        }
        return files.stream().anyMatch(file -> {
            long own = defined.getOrDefault(name, List.of()).stream()
                    .filter(one -> one.variable().place().path().equals(file.path()))
                    .count();
            return setting.matcher(file.text()).results().limit(own + 1).count() > own;
        });
    }

    private List<SourceFile> inventories() {
        List<String> paths = workspace.paths().stream()
                .filter(path -> INVENTORY.matcher(path).matches())
                .limit(MAX_INVENTORIES)
                .toList();
        workspace.load(paths);
        return paths.stream().flatMap(path -> workspace.file(path).stream()).toList();
    }
}
