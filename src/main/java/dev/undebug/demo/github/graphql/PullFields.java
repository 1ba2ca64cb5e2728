package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.git.FileDiff;
import graphql.schema.idl.RuntimeWiring;
import java.util.function.ToIntFunction;

/** {@code PullRequest} and its files. */
final class PullFields {
    void addTo(RuntimeWiring.Builder wiring) {
        Fields<HostedPull> fields = new Fields<>("PullRequest", HostedPull.class)
                .add("id", HostedPull::nodeId)
                .add("databaseId", pull -> (int) pull.id())
                .add("number", HostedPull::number)
                .add("title", HostedPull::title)
                .add("body", pull -> pull.proposal().body())
                .add("author", HostedPull::author)
                .add("createdAt", HostedPull::createdAt)
                .add("updatedAt", pull -> pull.status().updatedAt())
                .with("url", (pull, environment) -> Fields.site(environment).url(pull))
                .with("reviewThreads", (pull, environment) -> {
                    Fields.viewer(environment).requireRead("pull_requests");
                    return Connections.page(environment, ThreadFields.of(pull));
                })
                .with("reviews", (pull, environment) -> Connections.page(environment, ReviewFields.of(pull)))
                .with("files", (pull, environment) -> Connections.page(environment, pull.files()));
        addState(fields);
        addEnds(fields);
        addCounts(fields);
        fields.addTo(wiring);
        new Fields<>("PullRequestChangedFile", FileDiff.class)
                .add("path", FileDiff::path)
                .add("additions", file -> file.counts().additions())
                .add("deletions", file -> file.counts().deletions())
                .add("changeType", PullFields::changeType)
                .add("viewerViewedState", file -> "UNVIEWED")
                .addTo(wiring);
    }

    private static void addState(Fields<HostedPull> fields) {
        fields.add("state", PullFields::state)
                .add("closed", pull -> !pull.open())
                .add("closedAt", pull -> pull.status().closedAt())
                .add("isDraft", pull -> pull.status().draft())
                .add("merged", pull -> pull.status().merged())
                .add("locked", pull -> false)
                .add("mergeable", pull -> pull.mergeability().conflicts() ? "CONFLICTING" : "MERGEABLE")
                .add("mergeStateStatus", pull -> pull.mergeability().mergeable() ? "CLEAN" : "BLOCKED")
                .add("viewerCanApplySuggestion", HostedPull::open);
    }

    private static String state(HostedPull pull) {
        if (pull.open()) {
            return "OPEN";
        }
        return pull.status().merged() ? "MERGED" : "CLOSED";
    }

    private static void addEnds(Fields<HostedPull> fields) {
        fields.add("repository", HostedPull::repository)
                .add("baseRepository", HostedPull::repository)
                .add("baseRefName", HostedPull::baseBranch)
                .add("baseRefOid", HostedPull::baseSha)
                .add("headRepository", pull -> pull.proposal().headRepository())
                .add(
                        "headRepositoryOwner",
                        pull -> pull.proposal().headRepository().owner())
                .add("headRefName", pull -> pull.proposal().headBranch())
                .add("headRefOid", HostedPull::headSha)
                .add(
                        "headRef",
                        pull -> RepositoryFields.reference(
                                pull.proposal().headRepository(),
                                pull.proposal().headBranch()))
                .add("isCrossRepository", pull -> pull.proposal().headRepository() != pull.repository());
    }

    private static void addCounts(Fields<HostedPull> fields) {
        fields.add("changedFiles", pull -> pull.files().size())
                .add("additions", pull -> sum(pull, FileDiff.Counts::additions))
                .add("deletions", pull -> sum(pull, FileDiff.Counts::deletions));
    }

    private static int sum(HostedPull pull, ToIntFunction<FileDiff.Counts> count) {
        return pull.files().stream().map(FileDiff::counts).mapToInt(count).sum();
    }

    private static String changeType(FileDiff file) {
        return file.status() == FileDiff.Status.REMOVED
                ? "DELETED"
                : file.status().name();
    }
}
