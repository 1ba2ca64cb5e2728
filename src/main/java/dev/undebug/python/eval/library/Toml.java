package dev.undebug.python.eval.library;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** TOML files, with the places of their values. What is not written the simple way is unknown. */
public final class Toml {
    private static final String NAME = "(?:[\\w-]+|\"[\\w. -]+\"|'[\\w. -]+')";
    private static final String NAMES = NAME + "(?:\\s*\\.\\s*" + NAME + ")*+";
    private static final Pattern PART = Pattern.compile(NAME);
    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\s*(" + NAMES + ")\\s*]\\s*(?:#.*)?");
    private static final Pattern TABLES = Pattern.compile("\\s*\\[\\[\\s*(" + NAMES + ")\\s*]]\\s*(?:#.*)?");
    private static final Pattern BLANK = Pattern.compile("\\s*(?:#.*)?");
    private static final Pattern ENTRY = Pattern.compile("\\s*(" + NAMES + ")\\s*=\\s*");
    private static final Pattern SIMPLE =
            Pattern.compile("(true|false|[+-]?\\d{1,18}|\"[^\"\\\\\\n]*\"|'[^'\\n]*'|\\[\\]|\\{\\})\\s*(?:#.*)?");

    private final Run run;
    private final SourceFile file;
    private final String text;
    private PyDict table;

    private Toml(Run run, SourceFile file) {
        this.run = run;
        this.file = file;
        this.text = file.text();
        this.table = new PyDict(run.table());
    }

    /** Returns the file's outermost table. */
    public static PyDict load(Run run, SourceFile file) {
        return new Toml(run, file).read();
    }

    private PyDict read() {
        PyDict root = table;
        int at = 0;
        while (at < text.length()) {
            int end = lineEnd(at);
            Matcher header = TABLE.matcher(text).region(at, end);
            Matcher element = TABLES.matcher(text).region(at, end);
            Matcher entry = ENTRY.matcher(text).region(at, end);
            if (header.matches()) {
                table = inner(root, header.group(1));
            } else if (element.matches()) {
                put(root, element.group(1), Value.UNKNOWN);
                table = new PyDict(run.table());
            } else if (entry.lookingAt()) {
                end = valueEnd(entry.end());
                put(table, entry.group(1), value(entry.end(), end));
            } else if (!BLANK.matcher(text).region(at, end).matches()) {
                table.open();
            }
            at = end + 1;
        }
        return root;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Returns where a value ends: at the end of the line, unless a bracket or a long string is open there. */
    private int valueEnd(int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' && depth <= 0) {
                return at;
            }
            if (c == '"' || c == '\'') {
                at = stringEnd(at);
            } else if (c == '#') {
                at = lineEnd(at);
            } else {
                depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
                at++;
            }
        }
        return text.length();
    }

    private int stringEnd(int from) {
        char quote = text.charAt(from);
        String tripled = String.valueOf(quote).repeat(3);
        if (text.startsWith(tripled, from)) {
            int end = text.indexOf(tripled, from + 3);
            return end < 0 ? text.length() : end + 3;
        }
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        return at < text.length() && text.charAt(at) == quote ? at + 1 : Math.min(at, text.length());
    }

    private PyDict inner(PyDict outer, String names) {
        PyDict at = outer;
        Matcher part = PART.matcher(names);
        while (part.find()) {
            Scalar key = key(part.group());
            @Nullable Value known = at.state().get(key);
            if (known != null && known.data() instanceof PyDict dict) {
                at = dict;
            } else {
                PyDict made = new PyDict(run.table());
                at.state().put(key, Value.of(made));
                at = made;
            }
        }
        return at;
    }

    private void put(PyDict outer, String names, Value value) {
        Matcher part = PART.matcher(names);
        int last = 0;
        while (part.find()) {
            last = part.start();
        }
        PyDict holder = last == 0 ? outer : inner(outer, names.substring(0, last));
        holder.state().put(key(names.substring(last)), value);
    }

    private static Scalar key(String name) {
        return new Scalar.Text(name.replaceAll("[\"']", ""));
    }

    private Value value(int from, int to) {
        Matcher simple = SIMPLE.matcher(text.substring(from, to).stripTrailing());
        if (!simple.matches()) {
            return Value.UNKNOWN;
        }
        String word = simple.group(1);
        return known(word).from(new Place(file, new Span(from, from + word.length())));
    }

    private Value known(String word) {
        return switch (word) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "[]" -> Value.of(PyList.of(run, false, List.of()));
            case "{}" -> Value.of(new PyDict(run.table()));
            default -> word(word);
        };
    }

    private static Value word(String word) {
        boolean quoted = word.startsWith("\"") || word.startsWith("'");
        return quoted ? Value.of(word.substring(1, word.length() - 1)) : Value.of(Long.parseLong(word));
    }
}
