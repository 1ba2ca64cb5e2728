package dev.undebug.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The result of reading a file. */
public sealed interface Content {
    /** The longest file that is read, in bytes. Hand-written sources are far shorter. */
    int MAX_BYTES = 10 * 1024 * 1024;

    record Decoded(SourceFile file) implements Content {}

    /**
     * An existing file that was not read.
     *
     * @param reason completes the sentence "was not read: …"
     * @param withheld whether the content is unknown, so that it may even be a program
     * @param assigns whether a line of it may set a variable, as far as it was seen
     */
    record Unread(String path, String reason, boolean withheld, boolean assigns) implements Content {
        public Unread(String path, String reason, boolean withheld) {
            this(path, reason, withheld, true);
        }

        /** Creates the result for a file that was seen and is not text. */
        public Unread(String path, String reason) {
            this(path, reason, false, false);
        }

        /** Returns whether it is no file that a person wrote: neither a script nor a configuration, whatever its name. */
        public boolean compiled() {
            return reason.equals(COMPILED);
        }

        /** Returns whether it was seen, and has no line that opens a section of a configuration: {@code [Service]}. */
        public boolean lacksSections() {
            return reason.equals(DATA) || compiled();
        }

        /** Returns whether reading it needs a key. */
        public boolean encrypted() {
            return reason.equals(ENCRYPTED);
        }
    }

    /** The reason for a file that a compiler made. */
    String COMPILED = "a compiled program";

    /** The reason for a file that is not text. */
    String DATA = "not text";

    /** The reason for a file that is not text, and of which a program that reads line by line may take a part. */
    String PARTLY_TEXT = "not text, but with lines of text";

    /** The header of a section in a line, which ends at a zero byte for some programs. */
    Pattern SECTION = Pattern.compile("(?:^|[\\n\\r\\x00])[ \\t\\f\\x0B]*+\\[[^\\]\\n\\r\\x00]++\\]");

    /** A line of a text that sets a variable: few lines of data look like one by chance. */
    Pattern ASSIGNMENT = Pattern.compile("(?:^|[\\n\\r\\x00])[ \\t]*+(?:export[ \\t]++)?[A-Za-z_]\\w{4,100}+[ \\t]*+="
            + "[\\t\\x20-\\x7e]*+(?:$|[\\n\\r\\x00])");

    /** The first bytes of programs for Linux, macOS and Windows. */
    List<String> COMPILERS = List.of("\u007fELF", "\u00cf\u00fa\u00ed\u00fe", "\u00ca\u00fe\u00ba\u00be", "MZ");

    /** The reason for a file encrypted by git-crypt, or by a program that its extension names. */
    String ENCRYPTED = "encrypted";

    /** The extensions of encrypted files. */
    Set<String> CIPHERS = Set.of(".gpg", ".pgp", ".age", ".enc");

    /** Returns the result for a file whose content was not seen at all. */
    static Unread withheld(String path, String reason) {
        return new Unread(path, reason, true);
    }

    /** Returns the result for a file longer than {@link #MAX_BYTES}. */
    static Unread tooLarge(String path) {
        return withheld(path, "larger than " + MAX_BYTES / (1024 * 1024) + " MiB");
    }

    /**
     * Decodes the bytes of a file as UTF-8, Python source in its declared encoding. Text in another encoding is read
     * byte by byte, as shells, Docker and most servers do: one letter of another encoding in a comment does not keep
     * them from running the rest. A file that is binary, too large or Python in an unsupported encoding is unread.
     */
    static Content decode(String path, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return tooLarge(path);
        }
        if (PythonPaths.isSource(path)) {
            return DeclaredEncoding.decode(path, bytes);
        }
        return (isUtf16(path, bytes)
                        ? decode(path, bytes, StandardCharsets.UTF_16)
                        : decode(path, bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> byteByByte(path, bytes));
    }

    /** PowerShell writes {@code pip freeze > requirements.txt} so, and pip reads it; most other programs do not. */
    private static boolean isUtf16(String path, byte[] bytes) {
        boolean marked = bytes.length > 1
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
        boolean wider = bytes.length > 3 && bytes[2] == 0 && bytes[3] == 0;
        return marked && !wider && path.endsWith(".txt");
    }

    private static Content byteByByte(String path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') < 0) {
            return new Decoded(new SourceFile(path, text, StandardCharsets.ISO_8859_1));
        }
        if (isEncrypted(path, text)) {
            return new Unread(path, ENCRYPTED);
        }
        boolean compiled = COMPILERS.stream().anyMatch(text::startsWith);
        String data = SECTION.matcher(text).find() ? PARTLY_TEXT : DATA;
        return new Unread(
                path,
                compiled ? COMPILED : data,
                false,
                ASSIGNMENT.matcher(text).find());
    }

    /** A program that reads variables fails on such bytes, so the extension cannot hide anything. */
    private static boolean isEncrypted(String path, String text) {
        String name = path.toLowerCase(Locale.ROOT);
        return text.startsWith("\0GITCRYPT\0") || CIPHERS.stream().anyMatch(name::endsWith);
    }

    /** Decodes the bytes of a file; empty if they are not in the encoding. */
    static Optional<Content> decode(String path, byte[] bytes, Charset charset) {
        // Far faster than a decoder. It cannot tell a replacement character in the file from one that it inserted, so
        // those files need one.
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
