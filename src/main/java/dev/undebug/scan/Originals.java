package dev.undebug.scan;

import dev.undebug.rule.Fix;
import dev.undebug.rule.Suppression;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps reports and fixes for a text extracted from a file back to that file: people see files of the tree. */
final class Originals {
    private Originals() {}

    static Place of(Place place) {
        return place.file()
                .origin()
                .map(origin -> origin.file().place(origin.span(place.span())))
                .orElse(place);
    }

    static List<EvidenceStep> of(List<EvidenceStep> chain) {
        return chain.stream()
                .map(link -> new EvidenceStep(of(link.place()), link.event()))
                .toList();
    }

    static Suppression of(Suppression suppression) {
        return new Suppression(of(suppression.place()), suppression.reason(), suppression.bare());
    }

    /** Maps a proved fix to the files of the tree. */
    static Fix of(Fix fix) {
        Map<SourceFile, List<Edit>> byFile = new LinkedHashMap<>();
        fix.edits().forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>())
                .add(edit));
        List<Edit> edits = new ArrayList<>();
        byFile.forEach((file, own) ->
                edits.addAll(file.origin().map(origin -> origin.edits(own)).orElse(own)));
        return new Fix(fix.description(), edits);
    }
}
