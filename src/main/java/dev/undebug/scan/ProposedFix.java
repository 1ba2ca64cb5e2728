package dev.undebug.scan;

import dev.undebug.rule.Fix;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The preferred fix of a report, before it is proved.
 *
 * @param files the files with their new texts
 */
record ProposedFix(Report report, Fix fix, List<SourceFile> files) {
    ProposedFix {
        files = List.copyOf(files);
    }

    /** Returns the preferred fix of a report; empty if it has none that can be applied. */
    static Optional<ProposedFix> of(Report report) {
        return report.fixes().stream()
                .findFirst()
                .map(fix -> new ProposedFix(report, fix, FixedFiles.of(fix)))
                .filter(proposed -> !proposed.files.isEmpty());
    }

    /** Returns the files with the texts that all of these fixes give them; none if that is impossible. */
    static List<SourceFile> together(List<ProposedFix> fixes) {
        return FixedFiles.together(fixes.stream().map(ProposedFix::fix));
    }

    Set<String> paths() {
        return files.stream().map(SourceFile::path).collect(Collectors.toSet());
    }
}
