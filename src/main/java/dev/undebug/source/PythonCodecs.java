package dev.undebug.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Maps Python's names of encodings to Java's. */
final class PythonCodecs {
    /** Names without a similar Java name, or that mean something else in Java. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("utf", "UTF-8"),
            Map.entry("u8", "UTF-8"),
            Map.entry("utf8-ucs2", "UTF-8"),
            Map.entry("utf8-ucs4", "UTF-8"),
            Map.entry("cp65001", "UTF-8"),
            Map.entry("us", "US-ASCII"),
            Map.entry("latin", "ISO-8859-1"),
            Map.entry("iso-latin-1", "ISO-8859-1"),
            Map.entry("latin-1", "ISO-8859-1"),
            Map.entry("latin-2", "ISO-8859-2"),
            Map.entry("latin-3", "ISO-8859-3"),
            Map.entry("latin-4", "ISO-8859-4"),
            Map.entry("latin-5", "ISO-8859-9"),
            Map.entry("latin-9", "ISO-8859-15"),
            Map.entry("cp936", "GBK"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("uhc", "x-windows-949"),
            Map.entry("mac-roman", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"));

    private static final Pattern BETWEEN = Pattern.compile("[-_]+");

    private PythonCodecs() {}

    static Optional<Charset> charset(String name) {
        // Python joins the words of a name, whatever is between and around them. In Java, bare numbers name other
        // code pages.
        String normal = BETWEEN.matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll("-")
                .replaceFirst("^-", "")
                .replaceFirst("-$", "")
                .replaceFirst("^(?=[0-9]+$)", "cp");
        String java =
                OTHERS.get(normal.startsWith("iso-latin-1-") || normal.startsWith("latin-1-") ? "latin-1" : normal);
        if (java != null) {
            return find(java);
        }
        List<String> spellings = List.of(
                normal,
                normal.replace('-', '_'),
                normal.replace("-", ""),
                normal.replaceFirst("^iso-?8859-?", "iso-8859-"));
        return spellings.stream().flatMap(spelling -> find(spelling).stream()).findFirst();
    }

    private static Optional<Charset> find(String name) {
        try {
            return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }
}
