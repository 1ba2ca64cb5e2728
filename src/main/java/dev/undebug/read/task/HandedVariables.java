package dev.undebug.read.task;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The variables that a workflow of GitHub hands to its steps besides those that it lists: the defaults of its inputs, and what a
 * step writes for later ones of its job, {@code echo "TARGET=web" >> $GITHUB_ENV}.
 */
final class HandedVariables {
    private static final String PREFIX = "inputs.";
    private static final int MOST = 100;

    private static final Pattern WRITTEN = Pattern.compile(
            "\\becho[ \\t]++[\"']?([A-Za-z_]\\w*+)=([\\w./:@-]*+)[\"']?[ \\t]*+>>[ \\t]*+\"?\\$\\{?GITHUB_ENV\\b");

    private final SourceFile file;
    private final List<EnvVar> inputs = new ArrayList<>();
    private final List<EnvVar> ofJob = new ArrayList<>();

    HandedVariables(SourceFile file) {
        this.file = file;
    }

    /** Notes the defaults of the inputs of a workflow that people or other workflows start. */
    void inputs(YamlNode root) {
        for (String event : List.of("workflow_dispatch", "workflow_call")) {
            root.entriesOf("on", event, "inputs").stream()
                    .takeWhile(Most.first(MOST))
                    .forEach(input -> input.value()
                            .get("default")
                            .filter(YamlNode::isScalar)
                            .ifPresent(value -> inputs.add(new EnvVar(
                                    PREFIX + input.name(),
                                    Optional.of(value.scalar()),
                                    file.place(value.span()),
                                    value.span()))));
        }
    }

    /** Notes that another job begins, on another machine. */
    void job() {
        ofJob.clear();
    }

    /** Notes what a step writes. */
    void step(MappedText script) {
        if (!script.text().contains("GITHUB_ENV")) {
            return;
        }
        for (Matcher written = WRITTEN.matcher(script.text()); written.find() && Most.room(ofJob.size(), MOST); ) {
            Span value = script.span(written.start(2), Math.max(written.start(2), written.end(2)));
            ofJob.add(new EnvVar(
                    written.group(1),
                    Optional.of(written.group(2)),
                    file.place(script.span(written.start(), written.end())),
                    value));
        }
    }

    /** Returns those that the next step gets. */
    List<EnvVar> variables() {
        return Stream.concat(inputs.stream(), ofJob.stream()).toList();
    }
}
