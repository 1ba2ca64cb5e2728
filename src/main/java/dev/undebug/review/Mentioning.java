package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.scan.NewLines;
import java.util.List;

/**
 * Finds changed files of which the new lines may give a service other settings. GitHub shows the new lines together with the
 * list of files, so that finding out costs no request.
 */
final class Mentioning {
    private Mentioning() {}

    static List<String> in(List<ChangedFile> changes) {
        return changes.stream()
                .filter(file -> file.status() != ChangedFile.Status.REMOVED
                        && file.patch()
                                .filter(patch -> NewLines.mayMatter(file.path(), added(patch)))
                                .isPresent())
                .map(ChangedFile::path)
                .toList();
    }

    private static List<String> added(String patch) {
        return patch.lines().filter(line -> line.startsWith("+")).toList();
    }
}
