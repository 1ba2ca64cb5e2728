package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds objects by their global id. */
final class Nodes {
    private final Forge forge;

    Nodes(Forge forge) {
        this.forge = forge;
    }

    Object find(String id) {
        return everything()
                .filter(node -> id.equals(Nodes.id(node)))
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    private static GitHubError missing(String id) {
        return new GitHubError("NOT_FOUND", "Could not resolve to a node with the global id of '" + id + "'");
    }

    ThreadFields.ThreadNode thread(String id) {
        return cast(id, ThreadFields.ThreadNode.class);
    }

    ThreadFields.CommentNode comment(String id) {
        return cast(id, ThreadFields.CommentNode.class);
    }

    private <T> T cast(String id, Class<T> type) {
        return Optional.of(find(id)).filter(type::isInstance).map(type::cast).orElseThrow(() -> missing(id));
    }

    private Stream<Object> everything() {
        return forge.repositories().stream()
                .flatMap(repository -> Stream.concat(Stream.of(repository), pulls(repository)));
    }

    private static Stream<Object> pulls(HostedRepository repository) {
        return repository.pulls().stream().flatMap(pull -> Stream.concat(Stream.of(pull), threads(pull)));
    }

    private static Stream<Object> threads(HostedPull pull) {
        return pull.threads().all().stream()
                .map(thread -> new ThreadFields.ThreadNode(pull, thread))
                .flatMap(thread -> Stream.concat(Stream.of(thread), thread.comments().stream()));
    }

    private static String id(Object node) {
        if (node instanceof HostedRepository repository) {
            return repository.nodeId();
        }
        if (node instanceof HostedPull pull) {
            return pull.nodeId();
        }
        return node instanceof ThreadFields.ThreadNode thread
                ? thread.id()
                : Objects.requireNonNull((ThreadFields.CommentNode) node).id();
    }
}
