package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.client.Clients;
import dev.undebug.github.client.LibraryCalls;
import dev.undebug.github.client.Refusals;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.Json;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Refused;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestFileDetail;

/** Reads pull requests from GitHub. */
final class GitHubPulls implements Pulls {
    /** The most files in a comparison; GitHub does not say that it omitted some. */
    private static final int COMPARED = 300;
    /** GitHub's limit for a list. */
    private static final int PAGE = 100;
    /** The most pages of pull requests for one commit. */
    private static final int PAGES = 10;

    private static final String DEFAULT_BRANCH = "query($owner:String!,$name:String!){"
            + "repository(owner:$owner,name:$name){defaultBranchRef{target{oid}}}}";

    private final Clients clients;
    private final OrganisationConfig organisation;
    private final BlobCache blobs;

    GitHubPulls(Clients clients, OrganisationConfig organisation, BlobCache blobs) {
        this.clients = clients;
        this.organisation = organisation;
        this.blobs = blobs;
    }

    @Override
    public PullDiff diff(Subject subject) {
        RepositoryClient client = clients.of(subject.repository());
        JsonNode comparison;
        try {
            comparison = compared(client, subject);
        } catch (Gone e) {
            if (Refusals.isOfStrangers(e)) {
                // A force push can give a pull request an unrelated history.
                return listed(client, subject, new Ends(subject.base(), subject.base()), List.of());
            }
            throw e;
        }
        Ends ends = new Ends(
                Json.sha(comparison.path("base_commit").path("sha")),
                Json.sha(comparison.path("merge_base_commit").path("sha")));
        List<ChangedFile> files = new ArrayList<>();
        comparison.path("files").forEach(file -> files.add(changed(file)));
        return files.size() < COMPARED
                ? new PullDiff(ends.base, ends.mergeBase, files, List.of())
                : listed(client, subject, ends, files);
    }

    private record Ends(CommitSha base, CommitSha mergeBase) {}

    /** The base commit in an event may be far behind its branch, so the branch is used if it still exists. */
    private static JsonNode compared(RepositoryClient client, Subject subject) {
        Optional<String> branch = subject instanceof PullRequest pull ? pull.baseRef() : Optional.empty();
        if (branch.isPresent()) {
            try {
                return compare(client, comparison(URLEncoder.encode(branch.get(), StandardCharsets.UTF_8), subject));
            } catch (Gone e) {
                if (Refusals.isOfStrangers(e)) {
                    throw e;
                }
            }
        }
        return compare(client, comparison(subject.base().hex(), subject));
    }

    /** The commits are not needed, but GitHub always includes at least one. */
    private static String comparison(String base, Subject subject) {
        return "/compare/" + base + "..." + subject.head() + "?per_page=1";
    }

    /** GitHub's events may be ahead of its API, so a missing commit is requested twice. */
    private static JsonNode compare(RepositoryClient client, String path) {
        try {
            return client.get(path);
        } catch (Gone e) {
            if (Refusals.isOfStrangers(e)) {
                throw e;
            }
            client.backoff().pause(1);
            return client.get(path);
        }
    }

    private static ChangedFile changed(JsonNode file) {
        return new ChangedFile(
                file.path("filename").asText(),
                ChangedFile.Status.of(file.path("status").asText()),
                text(file.path("previous_filename")),
                text(file.path("patch")));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** GitHub truncates a comparison, but not a pull request's list of files; other subjects have no such list. */
    private static PullDiff listed(RepositoryClient client, Subject subject, Ends ends, List<ChangedFile> compared) {
        return subject instanceof PullRequest pull
                ? listed(client, pull, ends)
                : new PullDiff(
                        ends.base,
                        ends.mergeBase,
                        compared,
                        List.of("GitHub lists only " + compared.size() + " of the changed files."));
    }

    /** Lists the files page by page, up to 3,000. */
    private static PullDiff listed(RepositoryClient client, PullRequest pull, Ends ends) {
        return LibraryCalls.call(() -> {
            GHPullRequest known = client.library().getPullRequest(pull.ref().number());
            List<ChangedFile> files = new ArrayList<>();
            for (GHPullRequestFileDetail file : known.listFiles().withPageSize(PAGE)) {
                files.add(changed(file));
            }
            int all = known.getChangedFiles();
            List<String> gaps = files.size() >= all
                    ? List.of()
                    : List.of("GitHub lists only " + files.size() + " of the " + all + " changed files.");
            return new PullDiff(ends.base, ends.mergeBase, files, gaps);
        });
    }

    private static ChangedFile changed(GHPullRequestFileDetail file) {
        return new ChangedFile(
                file.getFilename(),
                ChangedFile.Status.of(file.getStatus()),
                Optional.ofNullable(file.getPreviousFilename()),
                Optional.ofNullable(file.getPatch()));
    }

    @Override
    public Optional<BranchTip> defaultBranch(RepositoryRef repository) {
        JsonNode tip = clients.of(repository)
                .query(DEFAULT_BRANCH, Json.object())
                .path("defaultBranchRef")
                .path("target")
                .path("oid");
        return tip.isTextual() ? Optional.of(new BranchTip(repository, Json.sha(tip))) : Optional.empty();
    }

    @Override
    public List<PullRequest> sameHead(Subject subject) {
        RepositoryClient client = clients.of(subject.repository());
        List<PullRequest> others = new ArrayList<>();
        int listed = PAGE;
        for (int page = 1; listed == PAGE; page++) {
            if (page > PAGES) {
                throw new Refused("More than " + PAGE * PAGES + " pull requests have the commit " + subject.head()
                        + ", so Undebug does not know all that share its check.");
            }
            JsonNode answer = client.get("/commits/" + subject.head() + "/pulls?per_page=" + PAGE + "&page=" + page);
            answer.forEach(found -> other(subject, found).ifPresent(others::add));
            listed = answer.size();
        }
        return others;
    }

    private static Optional<PullRequest> other(Subject subject, JsonNode found) {
        RepositoryRef repository = subject.repository();
        PullRef ref = new PullRef(repository, found.path("number").asInt());
        boolean wanted = found.path("state").asText().equals("open")
                && !(subject instanceof PullRequest own && own.ref().equals(ref))
                && found.path("head").path("sha").asText().equals(subject.head().hex())
                && found.path("base")
                        .path("repo")
                        .path("full_name")
                        .asText()
                        .equalsIgnoreCase(ref.repository().toString());
        return wanted
                ? Optional.of(new PullRequest(
                        ref,
                        subject.head(),
                        Json.sha(found.path("base").path("sha")),
                        true,
                        traits(found),
                        text(found.path("base").path("ref"))))
                : Optional.empty();
    }

    private static Set<Trait> traits(JsonNode pull) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (pull.path("draft").asBoolean()) {
            traits.add(Trait.DRAFT);
        }
        JsonNode head = pull.path("head").path("repo").path("id");
        if (head.isNumber() && head.equals(pull.path("base").path("repo").path("id"))) {
            traits.add(Trait.OWN_HEAD);
        }
        return traits;
    }

    @Override
    public PullSources open(Subject subject, PullDiff diff) {
        RepositoryClient client = clients.of(subject.repository());
        return new GitHubSources(
                client, subject, diff, new PullReader(client, subject, clients.app(), blobs), organisation);
    }
}
