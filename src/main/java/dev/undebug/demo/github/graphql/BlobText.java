package dev.undebug.demo.github.graphql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The text of a blob in GraphQL: up to 512,000 bytes, and only UTF-8. */
final class BlobText {
    private static final int LONGEST = 512_000;
    // Git's own test for binary files: a zero among the first bytes.
    private static final int LOOKED_AT = 8000;
    private static final int LONGEST_CHARACTER = 4;

    private final byte[] bytes;

    BlobText(byte[] bytes) {
        this.bytes = bytes;
    }

    int size() {
        return bytes.length;
    }

    boolean binary() {
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    boolean truncated() {
        return bytes.length > LONGEST;
    }

    Optional<String> text() {
        if (binary()) {
            return Optional.empty();
        }
        if (!truncated()) {
            return decode(bytes.length);
        }
        // The limit may split a character.
        for (int cut = LONGEST; cut > LONGEST - LONGEST_CHARACTER; cut--) {
            Optional<String> text = decode(cut);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<String> decode(int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return Optional.of(decoder.decode(ByteBuffer.wrap(Arrays.copyOf(bytes, length)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
