package dev.undebug.review;

import dev.undebug.flask.DebugVariable;
import dev.undebug.pull.ChangedFile;
import dev.undebug.scan.Relevance;
import dev.undebug.source.IrrelevantFiles;
import java.util.List;

/**
 * Finds changed files that come to name {@code FLASK_DEBUG}: where their kinds are unknown, as that of {@code .profile}, nobody
 * knows who reads them. GitHub shows the new lines together with the list of files, so that finding out costs no request.
 */
final class Mentioning {
    private Mentioning() {}

    static List<String> in(List<ChangedFile> changes) {
        return changes.stream()
                .filter(file -> file.status() != ChangedFile.Status.REMOVED
                        && (Relevance.matters(file.path()) || IrrelevantFiles.isProgram(file.path()))
                        && file.patch().filter(Mentioning::adds).isPresent())
                .map(ChangedFile::path)
                .toList();
    }

    private static boolean adds(String patch) {
        return patch.lines().anyMatch(line -> line.startsWith("+") && line.contains(DebugVariable.FLASK_DEBUG));
    }
}
