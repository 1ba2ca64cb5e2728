package dev.undebug.webhook.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Parses payloads. */
public final class Payloads {
    /** GitHub's payloads are about ten levels deep. */
    private static final int DEEPEST = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addMixIn(Record.class, SkipUnknown.class)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Payloads() {}

    /**
     * Returns the work that an event requests. The payload of an unsupported event only has to be a JSON object.
     *
     * @throws Malformed if the payload is no JSON object, or lacks fields of the event
     */
    public static List<WantedWork> work(String event, byte[] payload) throws Malformed {
        return read(event, payload).work();
    }

    /** Parses the payload of an event. */
    static Event read(String event, byte[] payload) throws Malformed {
        Class<? extends Event> type = EventType.of(event)
                .<Class<? extends Event>>map(EventType::payload)
                .orElse(OtherEvent.class);
        try {
            Event read = MAPPER.readValue(payload, type);
            if (read == null) {
                throw new Malformed("the payload is null");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new Malformed(reason(e));
        } catch (IOException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String reason(JsonProcessingException e) {
        // Shows the message of a record's own validation, without the names of our classes.
        String original = e.getCause() instanceof IllegalArgumentException refusal
                ? String.valueOf(refusal.getMessage())
                : e.getOriginalMessage();
        String message = original.lines().findFirst().orElse("not JSON");
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(reference -> reference.getFieldName() == null
                            ? Integer.toString(reference.getIndex())
                            : reference.getFieldName())
                    .collect(Collectors.joining("."));
            return path + ": " + message;
        }
        return message;
    }

    /**
     * Ignores unknown fields in all records. The mapper's own setting would buffer them until the record is created,
     * only to drop them.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface SkipUnknown {}
}
