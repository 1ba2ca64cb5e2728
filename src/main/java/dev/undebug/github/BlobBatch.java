package dev.undebug.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** As many files as are asked for in one GraphQL query, and with them the pull request's state. */
record BlobBatch(List<BlobRef> refs) {
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 3L * 1024 * 1024;
    /** The size of a file of which none is known; most sources are smaller. */
    private static final long USUAL = 16 * 1024;

    BlobBatch {
        refs = List.copyOf(refs);
    }

    /**
     * A file to read.
     *
     * @param size in bytes, or -1 where it is not known
     */
    record Wanted(BlobRef ref, long size) {}

    /** Splits what is wanted so that no query asks for more than GitHub answers in its ten seconds. */
    static List<BlobBatch> of(List<Wanted> wanted) {
        List<BlobBatch> batches = new ArrayList<>();
        List<BlobRef> refs = new ArrayList<>();
        long bytes = 0;
        for (Wanted one : wanted) {
            long size = one.size() < 0 ? USUAL : one.size();
            if (!refs.isEmpty() && (refs.size() == MOST_FILES || bytes + size > MOST_BYTES)) {
                batches.add(new BlobBatch(refs));
                refs.clear();
                bytes = 0;
            }
            refs.add(one.ref());
            bytes += size;
        }
        if (!refs.isEmpty()) {
            batches.add(new BlobBatch(refs));
        }
        return batches;
    }

    /** Paths go as variables: whatever characters they have, they cannot change the query. */
    ObjectNode variables(int pull) {
        ObjectNode variables = Json.object().put("number", pull);
        for (int i = 0; i < refs.size(); i++) {
            variables.put("e" + i, refs.get(i).expression());
        }
        return variables;
    }

    String query(boolean threads) {
        StringBuilder parameters = new StringBuilder("$owner:String!,$name:String!,$number:Int!");
        StringBuilder objects = new StringBuilder();
        for (int i = 0; i < refs.size(); i++) {
            parameters.append(",$e").append(i).append(":String!");
            objects.append("b%d:object(expression:$e%d){...on Blob{oid byteSize isTruncated text}}\n".formatted(i, i));
        }
        return """
            query(%s){repository(owner:$owner,name:$name){
            pullRequest(number:$number){headRefOid%s}
            %s}}""".formatted(parameters, threads ? " " + ReviewThreads.FIRST_PAGE : "", objects);
    }
}
