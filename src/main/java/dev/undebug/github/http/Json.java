package dev.undebug.github.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.pull.CommitSha;
import dev.undebug.source.Unavailable;

/** Reads and writes GitHub's JSON. */
public final class Json {
    public static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder().build();
        // A blob is one string, and the size of an answer is limited before it is parsed.
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Transport.MAX_BODY)
                        .build());
        return mapper;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Returns a commit's id.
     *
     * @throws Unavailable if the answer lacks it
     */
    public static CommitSha sha(JsonNode node) {
        try {
            return new CommitSha(node.asText());
        } catch (IllegalArgumentException e) {
            throw new Unavailable("GitHub's answer lacks the id of a commit", e);
        }
    }

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JacksonException e) {
            throw new IllegalStateException("writing JSON to memory failed", e);
        }
    }
}
