package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.helm.HelmChart;
import dev.undebug.read.helm.HelmRelease;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.deploy.Kustomizations.Deployed;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The containers that the repository's Helm charts deploy: with the values that a command names, or else with each file of
 * values for an environment over the chart's own. Where production has such a file, the chart's own values are not deployed alone.
 */
public final class HelmCharts {
    private static final int MAX_CHARTS = 50;
    private static final int MAX_FILES = 300;

    /** The work of rendering a template, in evaluated expressions. */
    private static final int FILE_WORK = 40;

    private static final Pattern VALUES = Pattern.compile("values[._-][\\w.-]+\\.ya?ml");

    private static final Set<Role> SERVING = EnumSet.of(Role.PRODUCTION, Role.UNKNOWN);

    private final Workspace workspace;
    private final WorkBudget budget;
    private final Set<String> used = new HashSet<>();
    private final List<Unit> rendered = new ArrayList<>();

    /** @param budget once it is spent, no more charts are rendered */
    public HelmCharts(Workspace workspace, WorkBudget budget) {
        this.workspace = workspace;
        this.budget = budget;
    }

    /** Returns the containers that all charts deploy. */
    public List<Deployed> find(List<FileFacts> facts) {
        List<String> folders = folders();
        Map<String, Set<String>> parts = parts(folders);
        HelmCommands commands = new HelmCommands(facts, folders);
        Set<String> wanted = new TreeSet<>(commands.valuesFiles());
        parts.values().forEach(wanted::addAll);
        workspace.loadDeployments(wanted);
        List<Deployed> deployed = new ArrayList<>();
        parts.forEach(
                (folder, paths) -> deployed.addAll(deployed(folder, paths, commands.of(folder, workspace::file))));
        return deployed;
    }

    /** Returns whether a template is deployed as rendered; valid once the deployed containers were computed. */
    public boolean use(String path) {
        return used.contains(path);
    }

    /**
     * Returns the files with the containers that charts deploy in the place of those that their templates have as written;
     * valid once the deployed containers were computed.
     */
    public List<FileFacts> rendered(List<FileFacts> facts) {
        List<FileFacts> all = new ArrayList<>();
        boolean added = false;
        for (FileFacts file : facts) {
            if (!use(file.file().path())) {
                all.add(file);
                continue;
            }
            List<Unit> units = new ArrayList<>(file.units());
            units.removeIf(unit -> unit.kind() == Unit.Kind.CONTAINER);
            units.addAll(added ? List.of() : rendered);
            added = true;
            all.add(file.withUnits(units));
        }
        return all;
    }

    /** Returns the folders of the outermost charts. */
    private List<String> folders() {
        List<String> all = workspace.paths().stream()
                .filter(HelmChart::isChart)
                .map(path -> RepositoryPath.of(path).folder().text())
                .toList();
        return all.stream()
                .filter(folder -> all.stream()
                        .noneMatch(outer -> folder.startsWith(outer.isEmpty() ? "charts/" : outer + "/charts/")))
                .limit(MAX_CHARTS)
                .toList();
    }

    /** Returns the paths of each chart's parts, and of the files of values beside its own. */
    private Map<String, Set<String>> parts(List<String> folders) {
        Map<String, Set<String>> parts = new LinkedHashMap<>();
        for (String folder : folders) {
            RepositoryPath chart = RepositoryPath.of(folder);
            Set<String> own = new TreeSet<>();
            workspace.paths().stream()
                    .filter(path -> RepositoryPath.of(path).isIn(chart))
                    .filter(path -> HelmChart.isPart(path) || isValues(path, folder))
                    .limit(MAX_FILES)
                    .forEach(own::add);
            parts.put(folder, own);
        }
        return parts;
    }

    private static boolean isValues(String path, String chart) {
        RepositoryPath file = RepositoryPath.of(path);
        return file.folder().text().equals(chart) && VALUES.matcher(file.name()).matches();
    }

    private List<Deployed> deployed(String folder, Set<String> paths, List<HelmRelease> named) {
        Map<String, SourceFile> files = new HashMap<>();
        List<SourceFile> values = new ArrayList<>();
        for (String path : paths) {
            workspace.file(path).ifPresent(file -> {
                if (isValues(path, folder)) {
                    values.add(file);
                } else {
                    files.put(path, file);
                }
            });
        }
        if (!budget.tryCharge((long) FILE_WORK * files.size())) {
            return List.of();
        }
        HelmChart chart = new HelmChart(folder, files);
        List<Deployed> deployed = new ArrayList<>();
        for (HelmRelease release : releases(chart, files, values, named)) {
            Optional<List<Unit>> units = chart.units(release);
            if (units.isEmpty()) {
                return List.of();
            }
            deployed.addAll(Deployed.of(units.get(), unit -> steps(release, unit)));
        }
        used.addAll(chart.templates());
        deployed.forEach(one -> rendered.add(one.container()));
        return deployed;
    }

    private static List<HelmRelease> releases(
            HelmChart chart, Map<String, SourceFile> files, List<SourceFile> values, List<HelmRelease> named) {
        List<HelmRelease> releases = new ArrayList<>(named);
        if (serves(releases)) {
            return releases;
        }
        for (SourceFile file : values) {
            Role role = RoleInference.ofOverlay(file.path());
            if (role != Role.UNKNOWN) {
                releases.add(release(List.of(file), role, file));
            }
        }
        chart.templates().stream()
                .sorted()
                .findFirst()
                .map(files::get)
                .filter(first -> !serves(releases))
                .ifPresent(first -> releases.add(release(List.of(), RoleInference.ofOverlay(first.path()), first)));
        return releases;
    }

    private static boolean serves(List<HelmRelease> releases) {
        return releases.stream().anyMatch(release -> SERVING.contains(release.role()));
    }

    private static HelmRelease release(List<SourceFile> values, Role role, SourceFile file) {
        return new HelmRelease(Optional.empty(), values, List.of(), role, file.place(new Span(0, 0)));
    }

    /** A chart with its own values alone needs no explanation. */
    private static List<EvidenceStep> steps(HelmRelease release, Unit unit) {
        boolean alone = release.values().isEmpty() && release.set().isEmpty();
        return alone
                ? List.of()
                : List.of(new EvidenceStep(
                        release.place(),
                        new Event.CombinesFiles("deploys", List.of(unit.place().path()))));
    }
}
