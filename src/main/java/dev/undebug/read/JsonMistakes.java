package dev.undebug.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SyntaxMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds mistakes in JSON. Comments and commas at an end are none, since editors write them and most tools take them. */
final class JsonMistakes {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonMistakes() {}

    static Optional<SyntaxMistake> first(SourceFile file) {
        String text = file.text();
        int start = text.startsWith(String.valueOf(SourceFile.BYTE_ORDER_MARK)) ? 1 : 0;
        try (JsonParser parser = JSON.createParser(text.substring(start))) {
            while (parser.nextToken() != null) {
                // Only whether it can be parsed counts.
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            // Also nested too deeply, or with a number that is too long.
            long offset = Optional.ofNullable(e.getLocation())
                    .map(JsonLocation::getCharOffset)
                    .orElse(0L);
            int at = (int) Math.min(Math.max(0, start + offset), text.length());
            return Optional.of(new SyntaxMistake(at, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
