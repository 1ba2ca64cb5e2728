package dev.undebug.cli;

import dev.undebug.rule.Fix;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a fix as removed and added lines. */
final class FixDiff {
    private final List<String> lines = new ArrayList<>();

    private FixDiff() {}

    static List<String> of(Fix fix) {
        Map<SourceFile, List<Edit>> byFile = new LinkedHashMap<>();
        fix.edits().stream()
                .sorted(Comparator.comparing((Edit edit) -> edit.path())
                        .thenComparing(edit -> edit.span().start()))
                .forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>())
                        .add(edit));
        FixDiff diff = new FixDiff();
        byFile.forEach(diff::file);
        return diff.lines;
    }

    /** Edits on the same lines are shown together. */
    private void file(SourceFile file, List<Edit> edits) {
        List<Edit> together = new ArrayList<>();
        Span region = null;
        for (Edit edit : edits) {
            Span touched = lines(file, edit.span());
            if (region != null && touched.start() >= region.end()) {
                region(file, region, together);
                together.clear();
                region = null;
            }
            region = region == null ? touched : region.cover(touched);
            together.add(edit);
        }
        if (region != null) {
            region(file, region, together);
        }
    }

    private static Span lines(SourceFile file, Span span) {
        int first = file.position(span.start()).line();
        int last = file.position(Math.max(span.start(), span.end() - 1)).line();
        return file.lineWithEnd(first).cover(file.lineWithEnd(last));
    }

    private void region(SourceFile file, Span region, List<Edit> edits) {
        int start = region.start();
        List<Edit> shifted = edits.stream()
                .map(edit -> new Edit(
                        file, new Span(edit.span().start() - start, edit.span().end() - start), edit.text()))
                .toList();
        List<String> before = file.slice(region).lines().toList();
        List<String> after = Edit.apply(file.slice(region), shifted).lines().toList();
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
            same++;
        }
        int line = file.position(start).line() + same;
        lines.add(Printable.of(file.path()) + ":" + line);
        before.stream().skip(same).forEach(text -> lines.add("- " + shown(text)));
        after.stream().skip(same).forEach(text -> lines.add("+ " + shown(text)));
    }

    private static String shown(String line) {
        return Printable.of(line.replace("\uFEFF", ""));
    }
}
