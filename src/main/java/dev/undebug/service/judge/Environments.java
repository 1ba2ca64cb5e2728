package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.Image;
import dev.undebug.service.deploy.Images;
import dev.undebug.service.deploy.Kustomizations;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.verdict.CommittedSecrets;
import dev.undebug.service.verdict.Disagreement;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.Reach;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares what production and staging set: {@code .env.production} and {@code .env.staging}, the compose files of both, the
 * overlays of both.
 */
public final class Environments {
    private static final Set<String> OFF = Set.of("0", "false", "no", "off");

    private static final int MOST_OWN = 12;

    private final Function<String, Optional<FileFacts>> facts;
    private final Installed installed;
    private final Verdicts verdicts;
    private Images images = new Images(List.of());

    /**
     * @param facts the facts of a file, by repository path
     * @param verdicts the verdicts on the switches
     */
    public Environments(Function<String, Optional<FileFacts>> facts, Installed installed, Verdicts verdicts) {
        this.facts = facts;
        this.installed = installed;
        this.verdicts = verdicts;
    }

    /** The state of a variable in one environment. */
    private enum State {
        ON,
        OFF,
        MISSING,
        /** It is set to something else, or to an unknown value. */
        OTHER
    }

    /**
     * A variable in one environment.
     *
     * @param variable its assignment there
     */
    private record Setting(Unit unit, State state, Optional<EnvVar> variable) {}

    /**
     * Compares the environments of each application that has several.
     *
     * @param deployed the containers that kustomizations deploy; compared as deployed, not file by file
     */
    public void judge(List<FileFacts> files, Kustomizations deployed) {
        images = new Images(files);
        Map<List<String>, List<Unit>> sets = new LinkedHashMap<>();
        List<Unit> units = new ArrayList<>(deployed.whole(facts));
        for (FileFacts file : files) {
            if (!deployed.use(file.file().path())) {
                units.addAll(file.units());
            }
        }
        for (Unit unit : units) {
            sets.computeIfAbsent(key(unit), key -> new ArrayList<>()).add(unit);
        }
        Set<String> names = names();
        List<Disagreement> found = new ArrayList<>();
        sets.values().forEach(all -> compare(all, names, found));
        // If a unit lacks several variables, the certain ones are reported together, and so are the others.
        together(found.stream().filter(Disagreement::decided).toList()).forEach(this::add);
        together(found.stream().filter(one -> !one.decided()).toList()).forEach(this::add);
    }

    /** Joins the variables that one unit lacks into one finding. */
    private static Collection<Disagreement> together(List<Disagreement> all) {
        Map<List<Object>, Disagreement> byPlace = new LinkedHashMap<>();
        for (Disagreement one : all) {
            List<Object> key = List.of(one.place(), one.own());
            byPlace.merge(key, one, Environments::joined);
        }
        return byPlace.values();
    }

    private static Disagreement joined(Disagreement one, Disagreement more) {
        List<EnvVar> others = new ArrayList<>(one.others());
        more.others().stream()
                .filter(other -> others.stream().noneMatch(known -> known.name().equals(other.name())))
                .forEach(others::add);
        return new Disagreement(one.place(), one.own(), others, one.owner(), one.role(), one.decided());
    }

    /** Returns the properties that all environments of one application share. */
    private static List<String> key(Unit unit) {
        return List.of(
                unit.kind().name(),
                RoleInference.withoutRole(unit.place().path()),
                RoleInference.withoutRole(unit.name()));
    }

    /** Returns Flask's variables and the repository's own that turn debug mode on. */
    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add(DebugVariable.FLASK_DEBUG);
        if (!installed.ignoresMode()) {
            names.add(DebugVariable.FLASK_ENV);
        }
        verdicts.all(EnvironmentVariable.class).stream()
                .map(found -> found.subject().variable().name())
                .distinct()
                .limit(MOST_OWN)
                .forEach(names::add);
        return names;
    }

    private void compare(List<Unit> units, Set<String> names, List<Disagreement> found) {
        List<Unit> production =
                units.stream().filter(unit -> unit.role() == Role.PRODUCTION).toList();
        List<Unit> staging =
                units.stream().filter(unit -> unit.role() == Role.STAGING).toList();
        if (production.isEmpty() || staging.isEmpty()) {
            return;
        }
        List<Unit> shared =
                units.stream().filter(unit -> unit.role() == Role.UNKNOWN).toList();
        for (String name : names) {
            List<Setting> here = settings(production, shared, name);
            List<Setting> there = settings(staging, shared, name);
            here.forEach(one -> disagreement(one, there, name).ifPresent(found::add));
            there.forEach(one -> disagreement(one, here, name).ifPresent(found::add));
        }
    }

    private List<Setting> settings(List<Unit> units, List<Unit> shared, String name) {
        return units.stream().map(unit -> setting(unit, shared, name)).toList();
    }

    private Setting setting(Unit unit, List<Unit> shared, String name) {
        List<Unit> layers = new ArrayList<>(image(unit));
        layers.addAll(shared);
        for (String path : unit.origin().envFiles()) {
            facts.apply(path).ifPresent(file -> layers.addAll(file.units()));
        }
        layers.add(unit);
        Optional<Assigned> last = Optional.empty();
        for (Unit layer : layers) {
            for (EnvVar variable : layer.environment()) {
                if (variable.name().equals(name)) {
                    last = Optional.of(new Assigned(layer, variable));
                }
            }
        }
        if (last.isEmpty()) {
            boolean open = unit.origin().variableSets().stream()
                            .anyMatch(
                                    set -> set.key().isEmpty() || set.variable().equals(name))
                    || unit.origin().envFiles().stream()
                            .anyMatch(path -> facts.apply(path).isEmpty());
            return new Setting(unit, open ? State.OTHER : State.MISSING, Optional.empty());
        }
        return new Setting(unit, state(last.get()), last.map(Assigned::variable));
    }

    /** The variables of the image apply unless something else sets them. */
    private List<Unit> image(Unit unit) {
        return unit.origin()
                .build()
                .flatMap(images::built)
                .or(() -> images.named(unit))
                .map(Image::chain)
                .orElse(List.of());
    }

    private record Assigned(Unit owner, EnvVar variable) {}

    private State state(Assigned found) {
        EnvVar variable = found.variable();
        String value = variable.value().orElse("");
        if (variable.name().equals(DebugVariable.FLASK_ENV)) {
            return value.equals("production") ? State.OFF : value.equals(FlaskEnvEffects.ON) ? State.ON : State.OTHER;
        }
        if (verdicts.knows(new EnvironmentVariable(variable, found.owner().name()))) {
            return State.ON;
        }
        return OFF.contains(value.toLowerCase(Locale.ROOT)) ? State.OFF : State.OTHER;
    }

    private Optional<Disagreement> disagreement(Setting one, List<Setting> others, String name) {
        if (one.state() == State.OFF || one.state() == State.OTHER) {
            return Optional.empty();
        }
        Optional<Setting> off =
                others.stream().filter(other -> other.state() == State.OFF).findFirst();
        // A variable that is on in the other environment, or that Flask ignores, has a finding there; the comparison
        // explains that one.
        return off.or(() -> others.stream()
                        .filter(other -> other.state() == State.ON)
                        .findFirst())
                .flatMap(Setting::variable)
                .or(() -> ignored(others, name))
                .map(variable -> disagreement(one, variable, off.isPresent()));
    }

    private Optional<EnvVar> ignored(List<Setting> others, String name) {
        if (!installed.ignoresMode() || !name.equals(DebugVariable.FLASK_DEBUG)) {
            return Optional.empty();
        }
        return others.stream()
                .flatMap(other -> other.unit().environment().stream())
                .filter(variable -> variable.name().equals(DebugVariable.FLASK_ENV))
                .findFirst();
    }

    private static Disagreement disagreement(Setting one, EnvVar other, boolean decided) {
        Unit unit = one.unit();
        return new Disagreement(
                one.variable().map(EnvVar::place).orElseGet(() -> place(unit)),
                one.variable(),
                List.of(other),
                unit.name(),
                unit.role(),
                decided);
    }

    private void add(Disagreement found) {
        EvidenceBuilder evidence = new EvidenceBuilder();
        found.others().forEach(other -> evidence.variable(new Layered(other, "")));
        verdicts.add(found, new Reach(Exposure.NONE, found.role(), true, true, evidence.steps()));
    }

    /** The place in an env file is the first variable's name, never a value. */
    private static Place place(Unit unit) {
        return unit.kind() == Unit.Kind.ENV_FILE && !unit.environment().isEmpty()
                ? CommittedSecrets.name(unit.environment().get(0))
                : unit.place();
    }
}
