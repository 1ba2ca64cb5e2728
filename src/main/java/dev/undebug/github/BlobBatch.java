package dev.undebug.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one GraphQL query, which also asks for the pull request's state. */
record BlobBatch(List<Wanted> files) {
    /** More than a hundred changed files in both versions, and the configuration; others ask for as many. */
    private static final int MOST_FILES = 250;

    private static final long MOST_BYTES = 3L * 1024 * 1024;

    /** Files that are only guessed are not worth the longest answer, and a long one is rarely a program's source. */
    private static final long MOST_GUESSED = 2L * 1024 * 1024;

    private static final long LONG = 200 * 1024;

    /** The assumed size of a file of unknown size; most sources are smaller. */
    private static final long USUAL = 16 * 1024;

    BlobBatch {
        files = List.copyOf(files);
    }

    /**
     * Splits the files so that GitHub can answer each query within its ten seconds.
     *
     * @param guessed files that fill the last query
     */
    static List<BlobBatch> of(List<Wanted> wanted, List<Wanted> guessed) {
        List<BlobBatch> batches = new ArrayList<>();
        List<Wanted> files = new ArrayList<>();
        long bytes = 0;
        for (Wanted file : wanted) {
            long size = size(file);
            if (!files.isEmpty() && (files.size() == MOST_FILES || bytes + size > MOST_BYTES)) {
                batches.add(new BlobBatch(files));
                files.clear();
                bytes = 0;
            }
            files.add(file);
            bytes += size;
        }
        for (Wanted file : guessed) {
            if (files.size() < MOST_FILES && size(file) <= LONG && bytes + size(file) <= MOST_GUESSED) {
                files.add(file);
                bytes += size(file);
            }
        }
        batches.add(new BlobBatch(files));
        return batches;
    }

    private static long size(Wanted file) {
        return file.size() < 0 ? USUAL : file.size();
    }

    /** Splits a batch into batches of at most this many files. */
    List<BlobBatch> split(int most) {
        List<BlobBatch> parts = new ArrayList<>();
        for (int from = 0; from < files.size(); from += most) {
            parts.add(new BlobBatch(files.subList(from, Math.min(files.size(), from + most))));
        }
        return parts;
    }

    /** Paths are passed as variables, so that no character in them can change the query. */
    ObjectNode variables(Optional<Integer> pull) {
        ObjectNode variables = Json.object();
        pull.ifPresent(number -> variables.put("number", number));
        for (int i = 0; i < files.size(); i++) {
            variables.put("e" + i, files.get(i).ref().expression());
        }
        return variables;
    }

    /**
     * @param pull whether to ask for the state of a pull request, too
     * @param threads whether to ask for its threads
     */
    String query(boolean pull, boolean threads) {
        StringBuilder parameters =
                new StringBuilder("$owner:String!,$name:String!").append(pull ? ",$number:Int!" : "");
        String state = "state headRefOid " + (threads ? ReviewThreads.FIRST_PAGE : "");
        StringBuilder objects = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            parameters.append(",$e").append(i).append(":String!");
            objects.append("b%d:object(expression:$e%d){...on Blob{oid byteSize isTruncated text}}\n".formatted(i, i));
        }
        return """
            query(%s){repository(owner:$owner,name:$name){
            %s
            %s}}""".formatted(parameters, pull ? "pullRequest(number:$number){" + state + "}" : "", objects);
    }
}
