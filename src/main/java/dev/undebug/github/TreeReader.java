package dev.undebug.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.github.http.Json;
import dev.undebug.pull.CommitSha;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists the files of a commit: one request, and a few more if GitHub truncates the listing. */
final class TreeReader {
    private static final String REGULAR = "100";
    private static final int FOLDERS_PER_REQUEST = 100;
    private static final int MOST_FOLDERS = 1000;

    private final RepositoryClient client;
    private final NavigableMap<String, Listing.Entry> files = new TreeMap<>();
    private final NavigableMap<String, Listing.Entry> links = new TreeMap<>();
    private final Set<String> submodules = new TreeSet<>();

    TreeReader(RepositoryClient client) {
        this.client = client;
    }

    /** @param changed the paths whose folders and ancestors are always listed */
    Listing list(CommitSha commit, Collection<String> changed) {
        JsonNode answer = client.get("/git/trees/" + commit + "?recursive=1");
        for (JsonNode entry : answer.path("tree")) {
            add(
                    entry.path("path").asText(),
                    entry.path("mode").asText(),
                    new Listing.Entry(
                            entry.path("sha").asText(), entry.path("size").asLong()));
        }
        if (!answer.path("truncated").asBoolean()) {
            return new Listing(files, links, submodules, List.of());
        }
        List<String> folders = folders(changed);
        String gap = gap(folders);
        folders(commit, folders);
        return new Listing(files, links, submodules, List.of(gap));
    }

    private void add(String path, String mode, Listing.Entry entry) {
        if (mode.startsWith(REGULAR)) {
            files.put(path, entry);
        } else if (mode.equals("120000")) {
            links.put(path, entry);
        } else if (mode.equals("160000")) {
            submodules.add(path);
        }
    }

    private String gap(List<String> folders) {
        return "The repository has more files than GitHub lists at once: only the first " + files.size()
                + " files and the " + folders.size() + " folders of and above the changed files were read.";
    }

    private static List<String> folders(Collection<String> changed) {
        Set<String> folders = new TreeSet<>();
        folders.add("");
        for (String path : changed) {
            RepositoryPath.of(path).above().forEach(folder -> folders.add(folder.text()));
        }
        return folders.stream().limit(MOST_FOLDERS).toList();
    }

    private void folders(CommitSha commit, List<String> folders) {
        for (int from = 0; from < folders.size(); from += FOLDERS_PER_REQUEST) {
            List<String> some = folders.subList(from, Math.min(folders.size(), from + FOLDERS_PER_REQUEST));
            JsonNode repository = client.query(query(some.size()), variables(commit, some));
            for (int i = 0; i < some.size(); i++) {
                addFolder(some.get(i), repository.path("t" + i).path("entries"));
            }
        }
    }

    private void addFolder(String folder, JsonNode entries) {
        for (JsonNode entry : entries) {
            String name = entry.path("name").asText();
            add(
                    RepositoryPath.of(folder).at(name).text(),
                    Integer.toOctalString(entry.path("mode").asInt()),
                    new Listing.Entry(
                            entry.path("oid").asText(), entry.path("size").asLong()));
        }
    }

    private static ObjectNode variables(CommitSha commit, List<String> folders) {
        ObjectNode variables = Json.object();
        for (int i = 0; i < folders.size(); i++) {
            variables.put("e" + i, commit + ":" + folders.get(i));
        }
        return variables;
    }

    private static String query(int folders) {
        List<String> parameters = new ArrayList<>();
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < folders; i++) {
            parameters.add("$e" + i + ":String!");
            fields.append("t%d:object(expression:$e%d){...on Tree{entries{name mode oid size}}}\n".formatted(i, i));
        }
        return "query($owner:String!,$name:String!,%s){repository(owner:$owner,name:$name){\n%s}}"
                .formatted(String.join(",", parameters), fields);
    }
}
