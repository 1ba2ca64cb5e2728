package dev.undebug.cli;

import dev.undebug.git.GitException;
import dev.undebug.git.GitRepository;
import dev.undebug.pull.CommitSha;
import dev.undebug.rule.Finding;
import dev.undebug.scan.Focus;
import dev.undebug.scan.NewLines;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.compare.Comparison;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.RepositoryPath;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a folder has introduced since a commit: compares it with the merge base, as for a pull request. */
final class ScanSince {
    private final Path folder;
    private final String revision;

    /** @param revision names a commit */
    ScanSince(Path folder, String revision) {
        this.folder = folder;
        this.revision = revision;
    }

    /** Returns the scope of a scan of the folder: also the files of any kind whose new lines may give a service other settings. */
    Focus focus() throws GitException {
        try (GitRepository git = GitRepository.open(folder)) {
            RepositoryPath inside = RepositoryPath.of(git.folderInWorkTree(folder));
            CommitSha head = git.commit("HEAD");
            Map<String, List<String>> added = git.added(git.mergeBase(git.commit(revision), head), head);
            return Focus.all()
                    .reading(added.entrySet().stream()
                            .flatMap(file -> RepositoryPath.of(file.getKey()).below(inside).stream()
                                    .filter(path -> NewLines.mayMatter(path, file.getValue())))
                            .toList());
        }
    }

    List<Finding> introduced(Scanner scanner, ScanPolicy policy, ScanResult head) throws GitException {
        try (GitRepository git = GitRepository.open(folder)) {
            String inside = git.folderInWorkTree(folder);
            CommitSha headCommit = git.commit("HEAD");
            CommitSha base = git.mergeBase(git.commit(revision), headCommit);
            ScanResult before = scanner.baseline(git.tree(base, inside), policy, Focus.all());
            Map<String, String> renames = below(inside, git.renames(base, headCommit));
            ScanResult counted = Comparison.withoutBareComments(before, head, renames);
            return Comparison.introduced(before, counted, renames);
        }
    }

    /** Returns the renames within the folder, with paths relative to it. */
    private static Map<String, String> below(String inside, Map<String, String> renames) {
        RepositoryPath folder = RepositoryPath.of(inside);
        Map<String, String> below = new HashMap<>();
        renames.forEach((from, to) -> {
            Optional<String> old = RepositoryPath.of(from).below(folder);
            RepositoryPath.of(to).below(folder).ifPresent(now -> old.ifPresent(before -> below.put(before, now)));
        });
        return below;
    }
}
