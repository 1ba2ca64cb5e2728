package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.TreeEdit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mutation {@code createCommitOnBranch}. */
final class CommitOnBranch {
    private final Forge forge;

    CommitOnBranch(Forge forge) {
        this.forge = forge;
    }

    Map<String, Object> create(Viewer viewer, Map<String, Object> input) {
        viewer.requireWrite("contents");
        Map<String, Object> target = object(input, "branch");
        HostedRepository repository = repository(viewer, text(target, "repositoryNameWithOwner"));
        String branch = text(target, "branchName").replaceFirst("^refs/heads/", "");
        String expected = text(input, "expectedHeadOid");
        if (!repository.head(branch).equals(Optional.of(expected))) {
            throw new GitHubError(
                    "STALE_DATA",
                    "Expected branch to point to \"" + repository.head(branch).orElse("")
                            + "\" but it did not. Pull and try again.");
        }
        String commit = repository.commit(viewer.account(), branch, message(input), edits(viewer, input));
        return Map.of(
                "commit",
                new GitObjectFields.GitObject(repository, "commit", commit),
                "ref",
                RepositoryFields.reference(repository, branch).orElseThrow());
    }

    private HostedRepository repository(Viewer viewer, String fullName) {
        return forge.repositories().stream()
                .filter(found -> found.fullName().equalsIgnoreCase(fullName))
                .filter(viewer.sees())
                .findFirst()
                .orElseThrow(() -> new GitHubError(
                        "NOT_FOUND", "Could not resolve to a Repository with the name '" + fullName + "'."));
    }

    private static String message(Map<String, Object> input) {
        Map<String, Object> message = object(input, "message");
        Object body = message.get("body");
        return text(message, "headline") + (body == null ? "" : "\n\n" + body);
    }

    private static List<TreeEdit> edits(Viewer viewer, Map<String, Object> input) {
        List<TreeEdit> edits = new ArrayList<>();
        Map<String, Object> changes = object(input, "fileChanges");
        for (Map<String, Object> addition : list(changes, "additions")) {
            edits.add(
                    TreeEdit.put(text(addition, "path"), Base64.getMimeDecoder().decode(text(addition, "contents"))));
        }
        for (Map<String, Object> deletion : list(changes, "deletions")) {
            edits.add(TreeEdit.delete(text(deletion, "path")));
        }
        if (edits.stream().anyMatch(edit -> edit.path().startsWith(".github/workflows/"))) {
            viewer.requireWrite("workflows");
        }
        return edits;
    }

    private static String text(Map<String, Object> object, String name) {
        return String.valueOf(object.get(name));
    }

    @SuppressWarnings("unchecked") // The schema guarantees the type.
    private static Map<String, Object> object(Map<String, Object> object, String name) {
        Object value = object.get(name);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // The schema guarantees the type.
    private static List<Map<String, Object>> list(Map<String, Object> object, String name) {
        Object value = object.get(name);
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }
}
