package dev.undebug.service.deploy;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.kustomize.KustomizeProject;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.environment.VariableSets;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The containers that the repository's kustomizations deploy. Overlays deploy a base; a base without overlays is
 * deployed itself.
 */
public final class Kustomizations {
    private static final int MAX_ROOTS = 100;

    /** The work of building a kustomization, in evaluated expressions. */
    private static final int FILE_WORK = 20;

    private static final Pattern COMPONENT = Pattern.compile("(?m)^kind:\\s*[\"']?Component\\b");

    private final Workspace workspace;
    private final WorkBudget budget;
    private final Set<String> used = new HashSet<>();
    private final Map<SourceFile, List<Deployed>> found = new LinkedHashMap<>();

    /** @param budget once it is spent, no more kustomizations are built */
    public Kustomizations(Workspace workspace, WorkBudget budget) {
        this.workspace = workspace;
        this.budget = budget;
    }

    /**
     * A container as it is deployed.
     *
     * @param hooks the programs that start in it beside its own one
     * @param sets the variable sets of the same kustomization
     * @param steps how it is built
     */
    public record Deployed(Unit container, List<Unit> hooks, List<Unit> sets, List<EvidenceStep> steps) {
        public Deployed {
            hooks = List.copyOf(hooks);
            sets = List.copyOf(sets);
            steps = List.copyOf(steps);
        }

        /**
         * Returns the containers among the units of manifests that are deployed together, with the sets among them.
         *
         * @param steps how a container is built
         */
        static List<Deployed> of(List<Unit> units, Function<Unit, List<EvidenceStep>> steps) {
            List<Unit> sets = units.stream()
                    .filter(unit -> unit.kind() == Unit.Kind.VARIABLES)
                    .toList();
            List<Deployed> deployed = new ArrayList<>();
            for (int i = 0; i < units.size(); i++) {
                if (units.get(i).kind() == Unit.Kind.CONTAINER) {
                    // The hooks of a container are behind it.
                    List<Unit> hooks = units.subList(i + 1, units.size()).stream()
                            .takeWhile(unit -> unit.kind() == Unit.Kind.HOOK)
                            .toList();
                    deployed.add(new Deployed(units.get(i), hooks, sets, steps.apply(units.get(i))));
                }
            }
            return deployed;
        }
    }

    /**
     * Returns each container with all its variables; containers of one name are the environments of one application.
     */
    public List<Unit> whole(Function<String, Optional<FileFacts>> facts) {
        VariableSets none = new VariableSets(List.of(), facts);
        List<Unit> whole = new ArrayList<>();
        found.forEach((root, containers) -> {
            for (Deployed one : containers) {
                List<EnvVar> variables = new ArrayList<>();
                none.of(one.sets()).around(one.container()).forEach(unit -> variables.addAll(unit.environment()));
                Unit container = one.container();
                whole.add(new Unit(
                        container.kind(),
                        container.name(),
                        root.place(root.line(1)),
                        container.role(),
                        variables,
                        List.of(),
                        container.origin()));
            }
        });
        return whole;
    }

    public List<Deployed> find() {
        Map<String, Set<String>> parts = parts();
        List<Deployed> deployed = new ArrayList<>();
        roots(parts).stream()
                .flatMap(path -> workspace.file(path).stream())
                .limit(MAX_ROOTS)
                .forEach(root -> found.put(root, deployed(root)));
        found.values().forEach(deployed::addAll);
        return deployed;
    }

    /** Returns whether only a kustomization deploys a manifest; valid once the deployed containers were computed. */
    public boolean use(String path) {
        return used.contains(path);
    }

    /** Returns the kustomizations, each with those that it includes. */
    private Map<String, Set<String>> parts() {
        List<String> kustomizations = workspace.paths().stream()
                .filter(KustomizeProject::isKustomization)
                .toList();
        workspace.loadDeployments(kustomizations);
        Map<String, Set<String>> parts = new LinkedHashMap<>();
        Set<String> needed = new LinkedHashSet<>();
        for (String path : kustomizations) {
            workspace.file(path).ifPresent(file -> {
                Set<String> own = new LinkedHashSet<>();
                for (String reference : KustomizeProject.references(file)) {
                    own.addAll(KustomizeProject.files(reference));
                }
                needed.addAll(own);
                own.retainAll(kustomizations);
                parts.put(path, own);
            });
        }
        workspace.loadDeployments(needed);
        return parts;
    }

    /** A base that only development overlays include is deployed by someone else in production. */
    private List<String> roots(Map<String, Set<String>> parts) {
        Set<String> inner = new HashSet<>();
        parts.values().forEach(inner::addAll);
        Set<String> reached = new HashSet<>();
        List<String> roots = new ArrayList<>();
        for (String path : parts.keySet()) {
            if (!inner.contains(path) && !isComponent(path)) {
                roots.add(path);
                if (!isPrivate(path)) {
                    reach(path, parts, reached);
                }
            }
        }
        inner.stream()
                .filter(path -> !reached.contains(path) && !isPrivate(path) && !isComponent(path))
                .sorted()
                .forEach(roots::add);
        return roots;
    }

    private static void reach(String path, Map<String, Set<String>> parts, Set<String> reached) {
        List<String> open = new ArrayList<>(List.of(path));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (reached.add(next)) {
                open.addAll(parts.getOrDefault(next, Set.of()));
            }
        }
    }

    private boolean isComponent(String path) {
        return workspace
                .file(path)
                .filter(file -> COMPONENT.matcher(file.text()).find())
                .isPresent();
    }

    private static boolean isPrivate(String path) {
        Role role = RoleInference.ofOverlay(path);
        return role.isPrivate();
    }

    private List<Deployed> deployed(SourceFile root) {
        KustomizeProject project = new KustomizeProject(root, workspace::file);
        List<Unit> units = project.units();
        Set<String> files = project.files();
        if (!budget.tryCharge((long) FILE_WORK * files.size())) {
            return List.of();
        }
        used.addAll(files);
        return Deployed.of(units, unit -> steps(root, unit).stream().toList());
    }

    private static Optional<EvidenceStep> steps(SourceFile root, Unit unit) {
        return unit.place().path().equals(root.path())
                ? Optional.empty()
                : Optional.of(new EvidenceStep(
                        root.place(root.line(1)),
                        new Event.CombinesFiles("deploys", List.of(unit.place().path()))));
    }
}
