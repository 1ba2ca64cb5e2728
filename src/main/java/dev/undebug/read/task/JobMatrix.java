package dev.undebug.read.task;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.ImageNames;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of a job that a pipeline starts once for each row of a matrix: {@code strategy.matrix} of GitHub, whose values
 * are {@code ${{ matrix.image }}}, that of Azure and {@code parallel.matrix} of GitLab, whose values are variables.
 */
final class JobMatrix {
    /** GitHub starts no more for one matrix, nor does any other of these. */
    private static final int MAX_RUNS = 256;

    private static final int MAX_DEPTH = 3;
    private static final String PREFIX = "matrix.";
    private static final Pattern VALUE = Pattern.compile("\\$\\{\\{[^{}\\n]{1,200}+}}");

    private final SourceFile file;
    private final String prefix;

    private JobMatrix(SourceFile file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    /** Returns the variables of each run of a job, by their names in expressions; none if it has no matrix that is written out. */
    static List<List<EnvVar>> runs(SourceFile file, Pipeline format, YamlNode job) {
        if (format.equals(Pipeline.GITHUB)) {
            return new JobMatrix(file, PREFIX)
                    .combined(job.get("strategy", "matrix").stream().toList());
        }
        JobMatrix variables = new JobMatrix(file, "");
        List<List<EnvVar>> named = job.entriesOf("strategy", "matrix").stream()
                .takeWhile(Most.first(MAX_RUNS))
                .map(run -> EnvironmentNodes.mapping(file, run.value()))
                .filter(run -> !run.isEmpty())
                .toList();
        return named.isEmpty() ? variables.combined(job.elementsOf("parallel", "matrix")) : named;
    }

    /** Returns whether the runs of a job may differ in a text, or in variables that it may use. */
    static boolean isMentioned(String text, List<EnvVar> variables) {
        return text.contains(PREFIX)
                || variables.stream()
                        .flatMap(variable -> variable.partly().stream())
                        .anyMatch(value -> value.contains(PREFIX));
    }

    /** Returns a text with the values of a run that are in expressions. */
    static MappedText filled(MappedText text, List<EnvVar> run) {
        if (!text.text().contains("${{") || !text.text().contains(PREFIX)) {
            return text;
        }
        ImageNames values = new ImageNames(run.stream()
                .filter(variable -> variable.name().startsWith(PREFIX))
                .toList());
        Matcher value = VALUE.matcher(text.text());
        MappedText.Builder filled = new MappedText.Builder(text.span().start());
        int from = 0;
        while (value.find()) {
            filled.append(text, from, value.start());
            filled.append(values.filled(value.group()), text.span(value.start(), value.end()));
            from = value.end();
        }
        filled.append(text, from, text.length());
        return filled.build();
    }

    /** Returns the runs of mappings: each with every combination of the values of its lists, and those that are included. */
    private List<List<EnvVar>> combined(List<YamlNode> mappings) {
        List<Map<String, EnvVar>> runs = new ArrayList<>();
        for (YamlNode mapping : mappings) {
            List<Map<String, EnvVar>> own = new ArrayList<>(List.of(Map.of()));
            for (YamlNode.Entry entry : mapping.entries()) {
                List<YamlNode> values = entry.value().isScalar()
                        ? List.of(entry.value())
                        : entry.value().elements();
                if (!isChange(entry) && !values.isEmpty()) {
                    own = own.stream()
                            .flatMap(run -> values.stream().map(value -> with(run, values(entry, value, prefix, 0))))
                            .takeWhile(Most.first(MAX_RUNS))
                            .collect(Collectors.toCollection(ArrayList::new));
                }
            }
            List<Map<String, EnvVar>> combined = own;
            combined.removeIf(Map::isEmpty);
            mapping.elementsOf("include").forEach(included -> include(included, combined));
            runs.addAll(combined);
        }
        return runs.stream()
                .takeWhile(Most.first(MAX_RUNS))
                .map(run -> List.copyOf(run.values()))
                .toList();
    }

    private boolean isChange(YamlNode.Entry entry) {
        return !prefix.isEmpty()
                && (entry.name().equals("include") || entry.name().equals("exclude"));
    }

    /** Adds included values to the runs with the same values for the names that both have, or else as a run of their own. */
    private void include(YamlNode included, List<Map<String, EnvVar>> runs) {
        Map<String, EnvVar> added = included.entries().stream()
                .flatMap(entry -> values(entry, entry.value(), prefix, 0))
                .collect(Collectors.toMap(EnvVar::name, one -> one, (first, last) -> last, LinkedHashMap::new));
        List<Map<String, EnvVar>> same = runs.stream()
                .filter(run -> added.keySet().stream().anyMatch(run::containsKey))
                .filter(run -> added.values().stream().allMatch(one -> Optional.ofNullable(run.get(one.name()))
                        .map(EnvVar::value)
                        .filter(value -> !value.equals(one.value()))
                        .isEmpty()))
                .toList();
        if (same.isEmpty() && Most.room(runs.size(), MAX_RUNS)) {
            runs.add(added);
        }
        same.forEach(run -> runs.set(runs.indexOf(run), with(run, added.values().stream())));
    }

    private static Map<String, EnvVar> with(Map<String, EnvVar> run, Stream<EnvVar> values) {
        Map<String, EnvVar> more = new LinkedHashMap<>(run);
        values.forEach(value -> more.put(value.name(), value));
        return more;
    }

    private Stream<EnvVar> values(YamlNode.Entry key, YamlNode value, String before, int depth) {
        String name = before + key.name();
        return value.isScalar()
                ? Stream.of(EnvironmentNodes.variable(file, name, key.key().span(), value))
                : value.entries().stream()
                        .filter(entry -> depth < MAX_DEPTH)
                        .flatMap(entry -> values(entry, entry.value(), name + ".", depth + 1));
    }
}
