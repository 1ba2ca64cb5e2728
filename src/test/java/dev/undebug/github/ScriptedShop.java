package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.github.ScriptedGitHub.Request;
import dev.undebug.github.http.Json;
import dev.undebug.pull.CommitSha;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A repository on the scripted server: the trees, blobs, comparisons and threads for reading a pull request. */
final class ScriptedShop {
    /** GraphQL's limit for a file's text. */
    private static final int CUT = 512_000;

    private final EdgeFixture fixture;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final List<ObjectNode> changes = new ArrayList<>();
    private final List<ObjectNode> comments = new ArrayList<>();
    private final Map<String, List<ObjectNode>> trees = new LinkedHashMap<>();
    private final List<String> folders = new ArrayList<>();
    boolean truncated;
    CommitSha head = EdgeFixture.HEAD;

    ScriptedShop(EdgeFixture fixture) {
        this.fixture = fixture;
        ScriptedGitHub server = fixture.server;
        server.on(
                "GET " + EdgeFixture.REPOSITORY + "/compare/" + EdgeFixture.BASE + "..." + EdgeFixture.HEAD,
                request -> compare());
        for (CommitSha commit : List.of(EdgeFixture.HEAD, EdgeFixture.MERGE_BASE)) {
            server.on(
                    "GET " + EdgeFixture.REPOSITORY + "/git/trees/" + commit,
                    request -> Reply.ok(Json.write(tree(commit))));
        }
        server.on("POST /graphql", this::graphql);
    }

    ScriptedShop file(CommitSha commit, String path, String text) {
        return file(commit, path, text.getBytes(StandardCharsets.UTF_8));
    }

    ScriptedShop file(CommitSha commit, String path, byte[] bytes) {
        String oid = oid(bytes);
        files.put(commit + ":" + path, bytes);
        blobs.put(oid, bytes);
        fixture.server.on("GET " + EdgeFixture.REPOSITORY + "/git/blobs/" + oid, Reply.ok(Json.write(blob(oid))));
        return entry(commit, path, "100644", oid, bytes.length);
    }

    ScriptedShop entry(CommitSha commit, String path, String mode, String oid, long size) {
        trees.computeIfAbsent(commit.hex(), key -> new ArrayList<>())
                .add(Json.object()
                        .put("path", path)
                        .put("mode", mode)
                        .put("type", mode.equals("160000") ? "commit" : "blob")
                        .put("sha", oid)
                        .put("size", size));
        return this;
    }

    /** Adds a file to both commits. */
    ScriptedShop kept(String path, String text) {
        return file(EdgeFixture.HEAD, path, text).file(EdgeFixture.MERGE_BASE, path, text);
    }

    ScriptedShop change(String status, String path) {
        changes.add(Json.object().put("filename", path).put("status", status).put("patch", "@@ -1 +1 @@\n-a\n+b"));
        return this;
    }

    ScriptedShop renamed(String from, String to) {
        changes.add(Json.object().put("filename", to).put("status", "renamed").put("previous_filename", from));
        return this;
    }

    /** Adds a folder that only a request by its name shows. */
    ScriptedShop folder(String path) {
        folders.add(path);
        return this;
    }

    ScriptedShop comment(String type, String login, String body) {
        ObjectNode comment = Json.object().put("body", body).put("viewerDidAuthor", false);
        comment.putObject("author").put("__typename", type).put("login", login);
        comments.add(comment);
        return this;
    }

    static String oid(byte[] bytes) {
        return "%040x".formatted(new BigInteger(1, sha1(bytes)));
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private ObjectNode blob(String oid) {
        byte[] bytes = Objects.requireNonNull(blobs.get(oid));
        return Json.object()
                .put("sha", oid)
                .put("encoding", "base64")
                .put("content", Base64.getMimeEncoder().encodeToString(bytes));
    }

    private Reply compare() {
        ObjectNode answer = Json.object();
        answer.putObject("base_commit").put("sha", EdgeFixture.BASE.hex());
        answer.putObject("merge_base_commit").put("sha", EdgeFixture.MERGE_BASE.hex());
        ArrayNode list = answer.putArray("files");
        changes.stream().limit(300).forEach(list::add);
        return Reply.ok(Json.write(answer));
    }

    private ObjectNode tree(CommitSha commit) {
        ObjectNode answer = Json.object().put("truncated", truncated);
        ArrayNode list = answer.putArray("tree");
        trees.getOrDefault(commit.hex(), List.of()).forEach(list::add);
        return answer;
    }

    private Reply graphql(Request request) {
        JsonNode variables = request.json().path("variables");
        ObjectNode data = Json.object();
        ObjectNode repository = data.putObject("data").putObject("repository");
        ObjectNode pull = repository.putObject("pullRequest").put("headRefOid", head.hex());
        if (request.json().path("query").asText().contains("reviewThreads")) {
            threads(pull.putObject("reviewThreads"), variables.path("after").asInt(0));
        }
        for (int i = 0; variables.has("e" + i); i++) {
            String expression = variables.path("e" + i).asText();
            object(repository, i, expression);
        }
        return Reply.ok(Json.write(data));
    }

    private void threads(ObjectNode into, int from) {
        int to = Math.min(comments.size(), from + 100);
        into.putObject("pageInfo").put("hasNextPage", to < comments.size()).put("endCursor", Integer.toString(to));
        ArrayNode nodes = into.putArray("nodes");
        comments.subList(from, to).forEach(comment -> nodes.addObject()
                .putObject("comments")
                .putArray("nodes")
                .add(comment));
    }

    private void object(ObjectNode repository, int index, String expression) {
        String path = expression.substring(expression.indexOf(':') + 1);
        if (truncated && (path.isEmpty() || folders.contains(path))) {
            entries(repository.putObject("t" + index).putArray("entries"), expression);
            return;
        }
        byte[] bytes = files.get(expression);
        if (bytes == null) {
            repository.putNull("b" + index);
            return;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean binary = text.indexOf(0) >= 0;
        repository
                .putObject("b" + index)
                .put("oid", oid(bytes))
                .put("byteSize", bytes.length)
                .put("isTruncated", bytes.length > CUT)
                .put("text", binary ? null : text.substring(0, Math.min(text.length(), CUT)));
    }

    private void entries(ArrayNode into, String folder) {
        String prefix = folder.endsWith(":") ? folder : folder + "/";
        files.forEach((expression, bytes) -> {
            if (expression.startsWith(prefix) && expression.indexOf('/', prefix.length()) < 0) {
                into.addObject()
                        .put("name", expression.substring(prefix.length()))
                        .put("mode", 0100644)
                        .put("oid", oid(bytes))
                        .put("size", bytes.length);
            }
        });
    }
}
