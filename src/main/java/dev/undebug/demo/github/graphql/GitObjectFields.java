package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.git.CommitInfo;
import dev.undebug.demo.github.git.GitStore;
import dev.undebug.demo.github.git.TreeItem;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Blob}, {@code Tree} and {@code Commit}. */
final class GitObjectFields {
    void addTo(RuntimeWiring.Builder wiring) {
        common("Blob")
                .add("byteSize", object -> object.blob().size())
                .add("isBinary", object -> object.blob().binary())
                .add("isTruncated", object -> object.blob().truncated())
                .add("text", object -> object.blob().text())
                .addTo(wiring);
        common("Tree").add("entries", GitObject::entries).addTo(wiring);
        common("Commit")
                .add("message", object -> object.commit().message())
                .add("messageHeadline", object -> object.commit().headline())
                .add("committedDate", object -> object.commit().at())
                .add("authoredDate", object -> object.commit().at())
                .add(
                        "tree",
                        object -> new GitObject(
                                object.repository, "tree", object.commit().tree()))
                .addTo(wiring);
    }

    private static Fields<GitObject> common(String type) {
        return new Fields<>(type, GitObject.class)
                .add("id", GitObject::nodeId)
                .add("oid", GitObject::sha)
                .add("abbreviatedOid", object -> object.sha.substring(0, 7))
                .add("repository", GitObject::repository);
    }

    /**
     * A git object.
     *
     * @param type {@code blob}, {@code tree} or {@code commit}
     */
    record GitObject(HostedRepository repository, String type, String sha) {
        /** Finds {@code REVISION} or {@code REVISION:path}; any character may occur in the path. */
        static Optional<GitObject> find(HostedRepository repository, String expression) {
            int colon = expression.indexOf(':');
            String revision = colon < 0 ? expression : expression.substring(0, colon);
            Optional<String> object =
                    repository.head(revision).or(() -> repository.store().resolve(revision));
            return colon < 0
                    ? object.flatMap(id -> of(repository, id))
                    : object.flatMap(id -> at(repository, id, expression.substring(colon + 1)));
        }

        private static Optional<GitObject> of(HostedRepository repository, String id) {
            return repository.store().typeOf(id).map(type -> new GitObject(repository, type, id));
        }

        private static Optional<GitObject> at(HostedRepository repository, String commit, String path) {
            GitStore store = repository.store();
            if (path.isEmpty()) {
                return Optional.of(
                        new GitObject(repository, "tree", store.commit(commit).tree()));
            }
            // A submodule's commit is in another repository.
            return store.entry(commit, path).flatMap(item -> of(repository, item.sha()));
        }

        String graphQlType() {
            return switch (type) {
                case "blob" -> "Blob";
                case "tree" -> "Tree";
                default -> "Commit";
            };
        }

        String nodeId() {
            return NodeId.of(graphQlType().substring(0, 1), repository.id()) + sha;
        }

        BlobText blob() {
            return new BlobText(repository.store().blob(sha).orElseThrow());
        }

        CommitInfo commit() {
            return repository.store().commit(sha);
        }

        List<Map<String, Object>> entries() {
            return repository.store().tree(sha, false).stream()
                    .map(item -> entry(item))
                    .toList();
        }

        private Map<String, Object> entry(TreeItem item) {
            return Map.of(
                    "name", item.path(),
                    "path", item.path(),
                    "mode", Integer.parseInt(item.mode(), 8),
                    "oid", item.sha(),
                    "size", (int) item.size(),
                    "type", item.type(),
                    "repository", repository);
        }
    }
}
