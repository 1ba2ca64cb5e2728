package dev.undebug.scan;

import dev.undebug.flask.DebugVariable;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.source.Edit;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes in files of programs that have nothing to do with each other. Applied together, each program meets at most one of
 * them, so each has the effect that it has alone, and one proof serves all.
 */
final class IndependentFixes {
    /** Words in lines that decide which programs there are, and not only what they do. */
    private static final List<String> DECIDING = List.of("import", DebugVariable.FLASK_ENV);

    private final ProjectBuilder builder;
    private final List<List<String>> runs;

    private IndependentFixes(ProjectBuilder builder, List<List<String>> runs) {
        this.builder = builder;
        this.runs = runs;
    }

    /** Returns groups of at least two reports whose preferred fixes are independent. */
    static List<List<ProposedFix>> groups(List<Report> reports, ProjectBuilder builder) {
        return builder.files().stream()
                .flatMap(runs -> new IndependentFixes(builder, runs).groups(reports).stream())
                .filter(group -> group.size() > 1)
                .toList();
    }

    /** Returns whether no run depends on the files of two of the fixes. */
    static boolean areApart(List<ProposedFix> candidates, ProjectBuilder builder) {
        Map<String, Integer> owners = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            for (String path : candidates.get(i).paths()) {
                if (owners.put(path, i) != null) {
                    return false;
                }
            }
        }
        return builder.files()
                .filter(runs -> runs.stream()
                        .allMatch(files -> files.stream()
                                        .map(owners::get)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .count()
                                < 2))
                .isPresent();
    }

    private List<List<ProposedFix>> groups(List<Report> reports) {
        List<List<ProposedFix>> groups = new ArrayList<>();
        List<Set<String>> taken = new ArrayList<>();
        for (Report report : reports) {
            Optional<ProposedFix> found = candidate(report);
            if (found.isPresent()) {
                Set<String> near = near(found.get().paths());
                int group = 0;
                while (group < groups.size() && taken.get(group).stream().anyMatch(near::contains)) {
                    group++;
                }
                if (group == groups.size()) {
                    groups.add(new ArrayList<>());
                    taken.add(new HashSet<>());
                }
                groups.get(group).add(found.get());
                taken.get(group).addAll(found.get().paths());
            }
        }
        return groups;
    }

    /** Returns the files of all runs that depend on one of these. */
    private Set<String> near(Set<String> paths) {
        Set<String> near = new HashSet<>(paths);
        runs.stream().filter(files -> files.stream().anyMatch(paths::contains)).forEach(near::addAll);
        return near;
    }

    private Optional<ProposedFix> candidate(Report report) {
        return ProposedFix.of(report)
                .filter(proposed -> proposed.fix().edits().stream().noneMatch(IndependentFixes::decides))
                .filter(proposed -> proposed.paths().contains(report.place().path())
                        && proposed.paths().stream().allMatch(this::isPlainPython));
    }

    /** A Python file may also be a configuration, {@code gunicorn.conf.py} or {@code setup.py}, or have other names. */
    private boolean isPlainPython(String path) {
        return PythonPaths.isSource(path)
                && builder.workspace().facts(path).isEmpty()
                && builder.workspace().linksTo(path).isEmpty();
    }

    private static boolean decides(Edit edit) {
        SourceFile file = edit.file();
        int first = file.position(edit.span().start()).line();
        int last = file.position(edit.span().end()).line();
        String lines = file.text()
                .substring(
                        file.lineWithEnd(first).start(), file.lineWithEnd(last).end());
        return DECIDING.stream()
                .anyMatch(word -> lines.contains(word) || edit.text().contains(word));
    }
}
