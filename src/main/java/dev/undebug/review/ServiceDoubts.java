package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.scan.Relevance;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.compare.Doubt;
import dev.undebug.scan.compare.ServiceChanges;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds services of which a pull request hides what strangers get. */
final class ServiceDoubts {
    private final List<ChangedFile> changes;

    ServiceDoubts(List<ChangedFile> changes) {
        this.changes = List.copyOf(changes);
    }

    /** Returns whether the scan of the merge base is needed, even if the head has no findings. */
    boolean needBase(ScanResult head) {
        return ServiceChanges.raises(head) || changes.stream().anyMatch(ServiceDoubts::mayEndService);
    }

    /** Code alone ends no service: what starts it is elsewhere. */
    private static boolean mayEndService(ChangedFile file) {
        String path = before(file);
        return file.status() != Status.ADDED && !PythonPaths.isPython(path) && Relevance.matters(path);
    }

    private static String before(ChangedFile file) {
        return file.previousPath().orElse(file.path());
    }

    /**
     * Returns the doubts.
     *
     * @param base the scan of the merge base, if there is one to compare with
     */
    List<Doubt> of(Optional<ScanResult> base, ScanResult head, Map<String, String> renames) {
        Set<String> touched = changes.stream().map(ServiceDoubts::before).collect(Collectors.toSet());
        return base.map(before -> new ServiceChanges(renames).doubts(before, head, touched::contains))
                .orElse(List.of());
    }
}
