package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.HostedRepository;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import java.util.Optional;

/** {@code Repository}. */
final class RepositoryFields {
    void addTo(RuntimeWiring.Builder wiring) {
        new Fields<>("Repository", HostedRepository.class)
                .add("id", HostedRepository::nodeId)
                .add("databaseId", repository -> (int) repository.id())
                .add("name", HostedRepository::name)
                .add("nameWithOwner", HostedRepository::fullName)
                .add("owner", HostedRepository::owner)
                .add("isFork", repository -> repository.parent().isPresent())
                .add("isPrivate", repository -> false)
                .add("isArchived", repository -> false)
                .add("isEmpty", repository -> repository
                        .head(repository.defaultBranch())
                        .isEmpty())
                .add("parent", HostedRepository::parent)
                .add("createdAt", HostedRepository::createdAt)
                .with("url", (repository, environment) -> Fields.site(environment)
                        .url(repository))
                .add("resourcePath", repository -> "/" + repository.fullName())
                .add("defaultBranchRef", repository -> reference(repository, repository.defaultBranch()))
                .with("ref", RepositoryFields::reference)
                .with("object", RepositoryFields::object)
                .with("pullRequest", RepositoryFields::pull)
                .addTo(wiring);
    }

    private static Optional<Map<String, Object>> reference(
            HostedRepository repository, DataFetchingEnvironment environment) {
        String name = Fields.argument(environment, "qualifiedName", String.class);
        return reference(repository, name.replaceFirst("^refs/heads/", ""));
    }

    static Optional<Map<String, Object>> reference(HostedRepository repository, String branch) {
        return repository
                .head(branch)
                .map(sha -> Map.of(
                        "id",
                        "REF_" + repository.id() + branch,
                        "name",
                        branch,
                        "prefix",
                        "refs/heads/",
                        "repository",
                        repository,
                        "target",
                        new GitObjectFields.GitObject(repository, "commit", sha)));
    }

    private static Optional<GitObjectFields.GitObject> object(
            HostedRepository repository, DataFetchingEnvironment environment) {
        Fields.viewer(environment).requireRead("contents");
        String expression = environment.getArgument("expression");
        String id = environment.getArgument("oid");
        return Optional.ofNullable(expression)
                .or(() -> Optional.ofNullable(id))
                .flatMap(text -> GitObjectFields.GitObject.find(repository, text));
    }

    private static Object pull(HostedRepository repository, DataFetchingEnvironment environment) {
        Fields.viewer(environment).requireRead("pull_requests");
        int number = Fields.argument(environment, "number", Integer.class);
        return repository
                .pull(number)
                .orElseThrow(() -> new GitHubError(
                        "NOT_FOUND", "Could not resolve to a PullRequest with the number of " + number + "."));
    }
}
