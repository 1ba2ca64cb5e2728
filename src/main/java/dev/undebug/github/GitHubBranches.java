package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.client.Clients;
import dev.undebug.github.client.Refusals;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.github.http.Json;
import dev.undebug.pull.AppPermission;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.Gone;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.Refused;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.source.SourceFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kohsuke.github.GHPermissionType;

/**
 * Commits on GitHub through the git object API: the mutation that commits in one request would drop the executable bit
 * of every file.
 */
final class GitHubBranches implements HeadBranches {
    private static final String FIND =
            "query($owner:String!,$name:String!,$number:Int!){repository(owner:$owner,name:$name){"
                    + "pullRequest(number:$number){state isDraft headRefName headRefOid baseRefName baseRefOid isCrossRepository}}}";
    private static final Set<String> PUSHERS = Set.of("admin", "maintain", "write");

    private final Clients clients;

    GitHubBranches(Clients clients) {
        this.clients = clients;
    }

    @Override
    public boolean mayWrite(RepositoryRef repository) {
        return clients.writing(repository).isPresent();
    }

    @Override
    public boolean mayWriteWorkflows(RepositoryRef repository) {
        GHPermissionType given = clients.app()
                .installation(repository.installation())
                .getPermissions()
                .get(AppPermission.WORKFLOW_COMMITS.id());
        return given == GHPermissionType.WRITE;
    }

    @Override
    public HeadBranch find(PullRef pull) {
        ObjectNode variables = Json.object().put("number", pull.number());
        JsonNode found = clients.of(pull.repository()).query(FIND, variables).path("pullRequest");
        if (!found.path("headRefOid").isTextual()) {
            throw new Gone("the branch of " + pull + " is gone");
        }
        boolean own = !found.path("isCrossRepository").asBoolean(true);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (own) {
            traits.add(Trait.OWN_HEAD);
        }
        if (found.path("isDraft").asBoolean()) {
            traits.add(Trait.DRAFT);
        }
        PullRequest now = new PullRequest(
                pull,
                Json.sha(found.path("headRefOid")),
                Json.sha(found.path("baseRefOid")),
                found.path("state").asText().equals("OPEN"),
                traits,
                Optional.of(found.path("baseRefName").asText()));
        return new HeadBranch(now, found.path("headRefName").asText(), own);
    }

    @Override
    public boolean mayPush(RepositoryRef repository, Person person) {
        try {
            String permission = clients.of(repository)
                    .get("/collaborators/" + encoded(person.login()) + "/permission")
                    .path("permission")
                    .asText();
            return PUSHERS.contains(permission);
        } catch (Gone nobody) {
            return false;
        }
    }

    @Override
    public Optional<Person> committedFor(HeadBranch branch, CommitSha upon) {
        for (JsonNode commit : since(branch, upon)) {
            String message = commit.path("commit").path("message").asText();
            if (commit.path("parents").path(0).path("sha").asText().equals(upon.hex()) && message.startsWith(TITLE)) {
                return Person.coAuthor(message);
            }
        }
        return Optional.empty();
    }

    private JsonNode since(HeadBranch branch, CommitSha upon) {
        try {
            return clients.of(branch.pull().repository())
                    .get("/compare/" + upon + "..." + branch.pull().head())
                    .path("commits");
        } catch (Gone e) {
            if (Refusals.isOfStrangers(e)) {
                // Somebody has force-pushed an unrelated history.
                return Json.object();
            }
            throw e;
        }
    }

    @Override
    public void commit(HeadBranch branch, String message, List<SourceFile> files) {
        RepositoryRef repository = branch.pull().repository();
        RepositoryClient client = clients.committing(repository)
                .orElseThrow(() -> new Refused("The app lacks the permission " + AppPermission.COMMITS + "."));
        try {
            commit(client, branch, message, files);
        } catch (GitHubRefusal refusal) {
            throw refusal.of("the commit");
        }
    }

    private static void commit(RepositoryClient client, HeadBranch branch, String message, List<SourceFile> files) {
        String head = branch.pull().head().hex();
        JsonNode old = client.get("/git/trees/" + head + "?recursive=1");
        String tree =
                client.object("trees", tree(client, old, files)).path("sha").asText();
        ObjectNode commit = Json.object().put("message", message).put("tree", tree);
        commit.putArray("parents").add(head);
        String made = client.again("POST", "/git/commits", commit).path("sha").asText();
        ObjectNode move = Json.object().put("sha", made).put("force", false);
        try {
            client.again("PATCH", "/git/refs/heads/" + encoded(branch.name()), move);
        } catch (GitHubRefusal refusal) {
            if (refusal.said().toLowerCase(Locale.ROOT).contains("fast forward")) {
                throw new Moved(branch.name() + " was moved");
            }
            throw refusal;
        } catch (Gone gone) {
            // The objects for the commit were found just before.
            throw new Refused("GitHub does not find the branch, or does not let this app write to it.");
        }
    }

    private static ObjectNode tree(RepositoryClient client, JsonNode old, List<SourceFile> files) {
        Map<String, String> modes = new HashMap<>();
        old.path("tree")
                .forEach(entry -> modes.put(
                        entry.path("path").asText(), entry.path("mode").asText()));
        ObjectNode tree = Json.object().put("base_tree", old.path("sha").asText());
        ArrayNode entries = tree.putArray("tree");
        for (SourceFile file : files) {
            String mode = modes.get(file.path());
            if (mode == null) {
                throw new Refused("The repository has too many files for GitHub to list, so the mode of " + file.path()
                        + " is not known.");
            }
            ObjectNode entry = entries.addObject()
                    .put("path", file.path())
                    .put("mode", mode)
                    .put("type", "blob");
            if (file.charset().equals(StandardCharsets.UTF_8)) {
                entry.put("content", file.text());
            } else {
                entry.put("sha", blob(client, file));
            }
        }
        return tree;
    }

    /** GitHub accepts the text of a tree's file in UTF-8 only. */
    private static String blob(RepositoryClient client, SourceFile file) {
        ObjectNode blob = Json.object()
                .put("content", Base64.getEncoder().encodeToString(file.text().getBytes(file.charset())))
                .put("encoding", "base64");
        return client.object("blobs", blob).path("sha").asText();
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
