package dev.undebug.service.deploy;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.provision.AnsibleVariables;
import dev.undebug.read.provision.AnsibleVariables.Definition;
import dev.undebug.read.provision.AnsibleVariables.Level;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what variables of Ansible give to programs: {@code Environment=FLASK_DEBUG={{ debug }}}, where
 * {@code group_vars/all.yml} says what {@code debug} is. A variable that anything else may set stays unknown.
 */
public final class AnsibleValues {
    /** The work of reading the definitions of a file, in evaluated expressions. */
    private static final int FILE_WORK = 40;

    private static final int MAX_INVENTORIES = 10;

    private static final Pattern EXPRESSION = Pattern.compile("[\"']?\\{\\{-?\\s{0,9}(\\w{1,100})\\s{0,9}-?}}[\"']?");
    private static final Pattern OF_ROLE = Pattern.compile("(?:.*/)?roles/([^/]+)/.*");

    /** Files of hosts, which may have variables, too. */
    private static final Pattern INVENTORY =
            Pattern.compile("(?:.*/)?(?:(?:hosts|inventory)(?:\\.\\w{1,5})?|inventor(?:y|ies)/[^.]*(?:\\.\\w{1,5})?)");

    private final Workspace workspace;
    private final WorkBudget budget;
    private final Map<String, List<Definition>> defined = new HashMap<>();
    private final List<SourceFile> texts = new ArrayList<>();
    private final Map<String, Boolean> elsewhere = new HashMap<>();

    /** @param budget once it is spent, nothing is filled in */
    public AnsibleValues(Workspace workspace, WorkBudget budget) {
        this.workspace = workspace;
        this.budget = budget;
    }

    /** Returns the facts of all files, with the values that are known. */
    public List<FileFacts> facts(List<FileFacts> facts) {
        boolean used = facts.stream()
                .flatMap(file -> file.units().stream())
                .flatMap(unit -> unit.environment().stream())
                .anyMatch(variable -> expression(variable).isPresent());
        if (!used || !budget.tryCharge((long) FILE_WORK * facts.size())) {
            return facts;
        }
        facts.stream().map(FileFacts::file).forEach(this::read);
        return defined.isEmpty()
                ? facts
                : facts.stream()
                        .map(file -> file.withUnits(
                                file.units().stream().map(this::filled).toList()))
                        .toList();
    }

    private void read(SourceFile file) {
        AnsibleVariables.in(file)
                .forEach(one -> defined.computeIfAbsent(one.variable().name(), name -> new ArrayList<>())
                        .add(one));
        texts.add(file);
    }

    private static Optional<String> expression(EnvVar variable) {
        if (variable.value().isPresent() || variable.isRemoved()) {
            return Optional.empty();
        }
        Matcher written = EXPRESSION.matcher(variable.place().file().slice(variable.valueSpan()));
        return written.matches() ? Optional.of(written.group(1)) : Optional.empty();
    }

    private Unit filled(Unit unit) {
        return unit.environment().stream()
                        .noneMatch(variable -> expression(variable).isPresent())
                ? unit
                : unit.with(unit.environment().stream()
                        .map(variable -> expression(variable)
                                .filter(name -> !elsewhere.computeIfAbsent(name, this::isSetElsewhere))
                                .flatMap(name ->
                                        definition(name, variable.place().path()))
                                .map(found -> found.named(variable.name()))
                                .orElse(variable))
                        .toList());
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
        return all.stream().allMatch(one -> one.variable().value().equals(first.value()))
                ? Optional.of(first).filter(variable -> variable.value().isPresent())
                : Optional.empty();
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
