package dev.undebug.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding in a comment in the first two lines of a Python file, as in PEP 263: {@code # -*- coding: latin-1 -*-}.
 *
 * @param name as written
 * @param line from 1
 */
record DeclaredEncoding(String name, int line) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern DECLARATION = Pattern.compile("coding[:=][ \\t]*+([-_.a-zA-Z0-9]+)");

    /** Decodes a Python file as Python does. */
    static Content decode(String path, byte[] bytes) {
        boolean marked = Arrays.equals(bytes, 0, Math.min(bytes.length, 3), BYTE_ORDER_MARK, 0, 3);
        DeclaredEncoding declared = of(bytes, marked ? 3 : 0).orElse(null);
        if (declared == null || declared.isUtf8()) {
            return Content.decode(path, bytes, StandardCharsets.UTF_8)
                    .orElseGet(() -> new Content.Unread(path, notUtf8(bytes)));
        }
        if (marked) {
            return new Content.Unread(path, declared + "but its byte order mark says UTF-8, which Python rejects");
        }
        return declared.decoded(path, bytes);
    }

    /** Python refuses such a program, and imports such a module where only comments are not UTF-8. */
    private static String notUtf8(byte[] bytes) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(input, CharBuffer.allocate(bytes.length), true);
        int line = 1;
        for (int i = 0; i < input.position(); i++) {
            boolean pair = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            line += bytes[i] == '\n' || (bytes[i] == '\r' && !pair) ? 1 : 0;
        }
        return "not UTF-8 text in line " + line + ", and no comment declares another encoding; please save it as UTF-8";
    }

    private Content decoded(String path, byte[] bytes) {
        Charset charset = PythonCodecs.charset(name).orElse(null);
        if (charset == null) {
            return unread(path, "which Undebug does not know");
        }
        if (!isReadableIn(charset)) {
            return unread(path, "which would change the meaning of that line");
        }
        return Content.decode(path, bytes, charset).orElseGet(() -> unread(path, "but the file is not valid in it"));
    }

    /**
     * Python supports more encodings than Java, and packages can add some: it may run a file that Java cannot decode.
     */
    private Content unread(String path, String why) {
        return Content.withheld(path, this + why);
    }

    /** Returns the start of a reason. */
    @Override
    public String toString() {
        return "line " + line + " declares the encoding " + name + ", ";
    }

    private boolean isUtf8() {
        String normal = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return normal.equals("utf-8") || normal.startsWith("utf-8-");
    }

    /** Python finds the declaration before it decodes, so it must be the same after decoding. */
    private boolean isReadableIn(Charset charset) {
        try {
            ByteBuffer ascii = ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII));
            return charset.newDecoder().decode(ascii).toString().equals(name);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Optional<DeclaredEncoding> of(byte[] bytes, int from) {
        int firstEnd = lineEnd(bytes, from);
        String first = comment(bytes, from, firstEnd);
        Optional<DeclaredEncoding> declared = in(first, 1);
        if (declared.isPresent() || (!first.isEmpty() && first.charAt(0) != '#')) {
            return declared;
        }
        int second = afterLineEnd(bytes, firstEnd);
        return in(comment(bytes, second, lineEnd(bytes, second)), 2);
    }

    private static Optional<DeclaredEncoding> in(String comment, int line) {
        Matcher matcher = DECLARATION.matcher(comment);
        return comment.startsWith("#") && matcher.find()
                ? Optional.of(new DeclaredEncoding(matcher.group(1), line))
                : Optional.empty();
    }

    /** Returns a line without leading spaces. */
    private static String comment(byte[] bytes, int from, int end) {
        int start = from;
        while (start < end && (bytes[start] == ' ' || bytes[start] == '\t' || bytes[start] == '\f')) {
            start++;
        }
        boolean matters = start < end && bytes[start] == '#';
        return new String(bytes, start, matters ? end - start : Math.min(end - start, 1), StandardCharsets.ISO_8859_1);
    }

    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    private static int afterLineEnd(byte[] bytes, int end) {
        boolean both = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        return Math.min(bytes.length, end + (both ? 2 : 1));
    }
}
