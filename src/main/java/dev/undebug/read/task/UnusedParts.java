package dev.undebug.read.task;

import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Finds the parts of a pipeline that a constant switches off: {@code if: false} of GitHub's jobs and steps, {@code condition:
 * false} of Azure's, and jobs of GitLab that are hidden or that every rule leaves out, where nothing else uses them.
 */
final class UnusedParts {
    private static final int MAX_PARTS = 2_000;

    /** A space around it, and the condition is a text, which counts as true. */
    private static final Pattern NEVER_IN_GITHUB = Pattern.compile("false|\\$\\{\\{ {0,9}false {0,9}}}");

    private static final Pattern NEVER_IN_AZURE = Pattern.compile("(?i)false");
    private static final String GITLAB_FILE = ".gitlab-ci.yml";
    private static final String INCLUDE = "include";

    private final Set<Node> off = Collections.newSetFromMap(new IdentityHashMap<>());
    private int parts;

    private UnusedParts() {}

    /** Returns the mappings of the parts. */
    static Set<Node> of(SourceFile file, Pipeline format, YamlNode root) {
        UnusedParts unused = new UnusedParts();
        if (format.equals(Pipeline.GITHUB)) {
            List<YamlNode> jobs =
                    root.entriesOf("jobs").stream().map(YamlNode.Entry::value).toList();
            unused.list(jobs, "if", NEVER_IN_GITHUB);
            jobs.forEach(job -> unused.list(job.elementsOf("steps"), "if", NEVER_IN_GITHUB));
        } else if (format.equals(Pipeline.AZURE)) {
            unused.azure(root);
        } else if (format.equals(Pipeline.GITLAB) && isWhole(file)) {
            root.entries().stream()
                    .filter(job -> isOff(job) && isUsedNowhere(file, job))
                    .forEach(job -> unused.add(job.value()));
        }
        return unused.off;
    }

    private void azure(YamlNode root) {
        List<YamlNode> stages = root.elementsOf("stages");
        List<YamlNode> jobs = new ArrayList<>(root.elementsOf("jobs"));
        stages.forEach(stage -> jobs.addAll(stage.elementsOf("jobs")));
        List<YamlNode> steps = new ArrayList<>(root.elementsOf("steps"));
        jobs.stream().takeWhile(Most.first(MAX_PARTS)).forEach(job -> steps.addAll(job.elementsOf("steps")));
        List.of(stages, jobs, steps).forEach(list -> list(list, "condition", NEVER_IN_AZURE));
    }

    private void list(List<YamlNode> all, String key, Pattern never) {
        for (YamlNode part : all) {
            if (never.matcher(part.scalarOf(key)).matches()) {
                add(part);
            }
        }
    }

    private void add(YamlNode part) {
        if (Most.room(parts, MAX_PARTS)) {
            parts++;
            off.add(part.node());
        }
    }

    /** Returns whether no other file can use what is in a file of GitLab's: it is the project's own, and includes none. */
    private static boolean isWhole(SourceFile file) {
        return file.path().equals(GITLAB_FILE) && !file.contains(INCLUDE);
    }

    private static boolean isOff(YamlNode.Entry job) {
        List<YamlNode> rules = job.value().elementsOf("rules");
        boolean never = !rules.isEmpty()
                && rules.stream().allMatch(rule -> rule.scalarOf("when").equals("never"));
        return job.name().startsWith(".") || never;
    }

    /** Returns whether a job has no anchor, and its name is nowhere else: {@code extends}, {@code !reference}. */
    private static boolean isUsedNowhere(SourceFile file, YamlNode.Entry job) {
        String text = file.text();
        String name = job.name();
        return job.value().node().getAnchor().isEmpty()
                && !name.isEmpty()
                && text.indexOf(name) == text.lastIndexOf(name);
    }
}
