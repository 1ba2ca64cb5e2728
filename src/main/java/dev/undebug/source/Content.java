package dev.undebug.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What came of reading a file. */
public sealed interface Content {
    /** The longest file that is read, in bytes. Hand-written sources are far shorter. */
    int MAX_BYTES = 10 * 1024 * 1024;

    record Decoded(SourceFile file) implements Content {}

    /**
     * A file that is there and was not read.
     *
     * @param reason completes the sentence "was not read: …"
     * @param withheld whether nothing is known of its content, so that it may be a program as well as anything else
     */
    record Unread(String path, String reason, boolean withheld) implements Content {
        /** A file that was seen and that is no text to read. */
        public Unread(String path, String reason) {
            this(path, reason, false);
        }

        /** Returns whether nobody without the key can read it. */
        public boolean encrypted() {
            return reason.equals(ENCRYPTED);
        }
    }

    /** Why a file is unread that git-crypt has encrypted, or a program that its name tells of. */
    String ENCRYPTED = "encrypted";

    /** How the names of encrypted files end. */
    Set<String> CIPHERS = Set.of(".gpg", ".pgp", ".age", ".enc");

    /** Says that nothing of a file was seen. */
    static Unread withheld(String path, String reason) {
        return new Unread(path, reason, true);
    }

    /** Says that a file was not read because it is longer than {@link #MAX_BYTES}. */
    static Unread tooLarge(String path) {
        return withheld(path, "larger than " + MAX_BYTES / (1024 * 1024) + " MiB");
    }

    /**
     * Decodes the bytes of a file as UTF-8, Python source in the encoding that it declares. Other text than UTF-8 is read byte
     * by byte, as shells, Docker and most servers do: one letter of another encoding in a comment does not keep them from
     * running the rest. A file that is binary, too large or Python in another encoding is unread.
     */
    static Content decode(String path, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return tooLarge(path);
        }
        return PythonPaths.isSource(path)
                ? DeclaredEncoding.decode(path, bytes)
                : decode(path, bytes, StandardCharsets.UTF_8).orElseGet(() -> byteByByte(path, bytes));
    }

    private static Content byteByByte(String path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') < 0) {
            return new Decoded(new SourceFile(path, text, StandardCharsets.ISO_8859_1));
        }
        return new Unread(path, isEncrypted(path, text) ? ENCRYPTED : "not text");
    }

    /** What reads variables fails with such bytes, so that nothing is hidden by a name. */
    private static boolean isEncrypted(String path, String text) {
        String name = path.toLowerCase(Locale.ROOT);
        return text.startsWith("\0GITCRYPT\0") || CIPHERS.stream().anyMatch(name::endsWith);
    }

    /** Decodes the bytes of a file; empty if they are not in the encoding. */
    static Optional<Content> decode(String path, byte[] bytes, Charset charset) {
        // Far faster than a decoder, which has to tell whether a replacement stands there or was put there.
        String quick = new String(bytes, charset);
        if (quick.indexOf('\uFFFD') < 0) {
            return Optional.of(new Decoded(new SourceFile(path, quick, charset)));
        }
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(new Decoded(new SourceFile(path, text, charset)));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
