package dev.undebug.read.helm;

import dev.undebug.read.helm.TemplateValue.Entry;
import dev.undebug.read.helm.TemplateValue.Mapping;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.read.helm.TemplateValue.Scalar;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The data that the templates of a chart, and of the charts inside it, get in one release. */
final class ChartData {
    /** The name of a release where no command gives one, as of {@code helm template}. */
    private static final String UNNAMED = "release-name";

    private final String root;
    private final Map<String, SourceFile> files;
    private final HelmRelease release;
    private final Map<String, Mapping> values = new HashMap<>();

    /** @param root the folder of the outermost chart */
    ChartData(String root, Map<String, SourceFile> files, HelmRelease release) {
        this.root = root;
        this.files = files;
        this.release = release;
    }

    /** Returns the data of the templates of a chart, by its folder. */
    Mapping of(String chart) {
        Place place = release.place();
        Mapping released = mapping(Map.of(
                "Name", Scalar.string(release.name().orElse(UNNAMED), place),
                "Service", Scalar.string("Helm", place),
                "Namespace", Missing.UNKNOWN,
                "IsInstall", Missing.UNKNOWN,
                "IsUpgrade", Missing.UNKNOWN,
                "Revision", Missing.UNKNOWN));
        return mapping(Map.of(
                "Values",
                values(chart),
                "Release",
                released,
                "Chart",
                described(chart),
                "Capabilities",
                Missing.UNKNOWN,
                "Files",
                Missing.UNKNOWN,
                "Template",
                Missing.UNKNOWN));
    }

    private static Mapping mapping(Map<String, TemplateValue> all) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        all.forEach((name, value) -> entries.put(name, new Entry(Rendered.EMPTY, value)));
        return new Mapping(entries);
    }

    /** Returns what {@code Chart.yaml} says, under the names that templates use. */
    private Mapping described(String chart) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        file(chart, HelmChart.NAME)
                .ifPresent(file -> ValuesReader.read(file).entries().forEach((name, entry) -> {
                    TemplateValue value = entry.value() instanceof Scalar scalar
                            ? new Scalar(TemplateValue.ScalarType.STRING, scalar.text())
                            : entry.value();
                    String first = name.substring(0, Math.min(1, name.length())).toUpperCase(Locale.ROOT);
                    entries.put(first + name.substring(first.length()), new Entry(entry.key(), value));
                }));
        return new Mapping(entries);
    }

    private Optional<SourceFile> file(String chart, String name) {
        return Optional.ofNullable(files.get(RepositoryPath.of(chart).at(name).text()));
    }

    private Mapping values(String chart) {
        Mapping known = values.get(chart);
        if (known == null) {
            known = chart.equals(root) ? released() : inner(chart);
            values.put(chart, known);
        }
        return known;
    }

    private Mapping own(String chart) {
        return file(chart, "values.yaml").map(ValuesReader::read).orElseGet(() -> new Mapping(Map.of()));
    }

    private Mapping released() {
        Mapping merged = own(root);
        for (SourceFile file : release.values()) {
            merged = ValuesReader.merged(merged, ValuesReader.read(file));
        }
        for (HelmRelease.Set set : release.set()) {
            merged = ValuesReader.merged(merged, set.values());
        }
        return merged;
    }

    /** A chart inside another one gets the values under its name, and the global ones. */
    private Mapping inner(String chart) {
        RepositoryPath folder = RepositoryPath.of(chart);
        Mapping outer = values(folder.folder().folder().text());
        Mapping merged = own(chart);
        if (outer.get(folder.name()) instanceof Mapping given) {
            merged = ValuesReader.merged(merged, given);
        }
        return outer.get("global") instanceof Mapping global
                ? ValuesReader.merged(merged, mapping(Map.of("global", global)))
                : merged;
    }
}
