package dev.undebug.read.helm;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.kubernetes.KubernetesReader;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A Helm chart, with the charts in its folder {@code charts}. Renders its templates as {@code helm template} does, as far
 * as the repository shows the values.
 */
public final class HelmChart {
    /** The name of the file that makes a folder a chart. */
    public static final String NAME = "Chart.yaml";

    private static final String TEMPLATES = "templates/";
    private static final int MAX_DOCUMENTS = 200;

    private static final Pattern CHART = Pattern.compile("(?:|.*/)Chart\\.ya?ml");
    private static final Pattern TEMPLATE = Pattern.compile("(?:.*/)?templates/.*\\.(?:ya?ml|tpl)");

    /** A set of variables: what a template puts into it as a whole line is one or several of them. */
    private static final Pattern SET = Pattern.compile("(?m)^kind:[ \\t]*+(?:ConfigMap|Secret)\\b");

    private final String folder;
    private final Map<String, SourceFile> files;
    private final Map<String, TemplateParser.Template> templates = new TreeMap<>();
    private final Map<String, List<TemplateNode>> defined = new HashMap<>();

    /**
     * @param folder the folder of {@code Chart.yaml}
     * @param files the files of the chart by repository path, see {@link #isPart}
     */
    public HelmChart(String folder, Map<String, SourceFile> files) {
        this.folder = folder;
        this.files = Map.copyOf(files);
        new TreeMap<>(files).forEach((path, file) -> {
            if (TEMPLATE.matcher(path).matches()) {
                TemplateParser.Template template = TemplateParser.parse(file);
                templates.put(path, template);
                defined.putAll(template.defined());
            }
        });
    }

    /** Returns whether a file makes its folder a chart. */
    public static boolean isChart(String path) {
        return CHART.matcher(path).matches();
    }

    /** Returns whether a file of a chart's folder is a part of it that is needed to render it. */
    public static boolean isPart(String path) {
        return isChart(path)
                || TEMPLATE.matcher(path).matches()
                || RepositoryPath.of(path).name().equals("values.yaml");
    }

    /** Returns the paths of the templates. */
    public Set<String> templates() {
        return Set.copyOf(templates.keySet());
    }

    /**
     * Returns the containers, ConfigMaps and Secrets of a release; empty if its templates cannot be rendered to their end.
     */
    public Optional<List<Unit>> units(HelmRelease release) {
        ChartData data = new ChartData(folder, files, release);
        List<Unit> units = new ArrayList<>();
        for (Map.Entry<String, TemplateParser.Template> template : templates.entrySet()) {
            String path = template.getKey();
            Optional<String> chart = chartOf(path).filter(found -> isRendered(path));
            if (chart.isPresent()) {
                TemplateRun run = new TemplateRun(defined);
                Rendered rendered = run.render(template.getValue().body(), data.of(chart.get()));
                if (run.gaveUp()) {
                    return Optional.empty();
                }
                boolean sets = SET.matcher(rendered.text()).find();
                units.addAll(units(path, sets ? rendered.withEntries() : rendered, release.role()));
            }
        }
        return Optional.of(units);
    }

    /** Helpers make no manifests, and tests of a release serve nobody. */
    private static boolean isRendered(String path) {
        return !path.endsWith(".tpl")
                && !RepositoryPath.of(path).name().startsWith("_")
                && !path.contains(TEMPLATES + "tests/");
    }

    /** Returns the folder of the chart that has a template. */
    private Optional<String> chartOf(String template) {
        int at = template.lastIndexOf(TEMPLATES);
        RepositoryPath chart = RepositoryPath.of(template.substring(0, Math.max(0, at - 1)));
        boolean inner = chart.text().equals(folder)
                || (chart.folder().name().equals("charts") && chart.isIn(RepositoryPath.of(folder)));
        return inner ? Optional.of(chart.text()) : Optional.empty();
    }

    private List<Unit> units(String path, Rendered rendered, Role role) {
        SourceFile template = Optional.ofNullable(files.get(path)).orElseThrow();
        RenderedPlaces places = new RenderedPlaces(rendered, template.place(new Span(0, 0)));
        List<YamlNode> documents = Yaml.documents(new SourceFile(path, rendered.text()), MAX_DOCUMENTS).stream()
                .map(places::placed)
                .toList();
        return KubernetesReader.units(documents, role).stream()
                .map(unit -> unit.with(unit.environment().stream()
                        .map(variable -> rendered(variable, places))
                        .toList()))
                .toList();
    }

    /** A value in a file of values keeps its type, since templates may ask for it. */
    private EnvVar rendered(EnvVar variable, RenderedPlaces places) {
        SourceFile file = variable.place().file();
        EnvVar known = places.isUncertain(file, variable.valueSpan()) ? variable.with(Optional.empty()) : variable;
        return templates.containsKey(file.path()) ? known : known.written(EnvVar.Notation.TYPED);
    }
}
