package dev.undebug.python.eval;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of a TOML file that stand in no table, which is where Flask looks for its settings. */
final class Toml {
    private static final Pattern TABLE = Pattern.compile("\\s*\\[.*");
    private static final Pattern BLANK = Pattern.compile("\\s*(#.*)?");
    private static final Pattern ENTRY = Pattern.compile("\\s*([\\w-]+|\"[\\w-]+\"|'[\\w-]+')\\s*=\\s*(.*)");
    private static final Pattern SIMPLE =
            Pattern.compile("(true|false|[+-]?\\d{1,18}|\"[^\"\\\\]*\"|'[^']*'|\\[\\]|\\{\\})\\s*(#.*)?");

    private Toml() {}

    /** Returns the file's table; what it may say beyond the known is left open. */
    static PyDict loads(Run run, String text) {
        PyDict table = new PyDict(run.table());
        List<String> lines =
                text.lines().takeWhile(line -> !TABLE.matcher(line).matches()).toList();
        for (String line : lines) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                String key = entry.group(1).replaceAll("[\"']", "");
                @Nullable Value value = value(run, entry.group(2));
                if (value == null) {
                    // It may go on in the next lines.
                    table.open();
                }
                table.state().put(new Scalar.Text(key), value == null ? Value.UNKNOWN : value);
            } else if (!BLANK.matcher(line).matches()) {
                table.open();
            }
        }
        return table;
    }

    private static @Nullable Value value(Run run, String written) {
        Matcher simple = SIMPLE.matcher(written);
        if (!simple.matches()) {
            return null;
        }
        String word = simple.group(1);
        return switch (word) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "[]" -> Value.of(PyList.of(run, false, List.of()));
            case "{}" -> Value.of(new PyDict(run.table()));
            default -> text(word);
        };
    }

    private static Value text(String word) {
        boolean quoted = word.startsWith("\"") || word.startsWith("'");
        return quoted ? Value.of(word.substring(1, word.length() - 1)) : Value.of(Long.parseLong(word));
    }
}
