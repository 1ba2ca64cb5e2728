package dev.undebug.python.eval.library;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an ini file as Python's {@code configparser} does (CPython 3.13, {@code RawConfigParser._read}). */
public final class IniText {
    private final List<String> delimiters;
    private final List<String> comments;
    private final List<String> inline;
    private final boolean bare;
    private final Trace trace;

    private final List<Value> found = new ArrayList<>();
    private boolean inSection;
    private @Nullable String option;
    private @Nullable StringBuilder value;
    private int indent;

    private IniText(List<String> delimiters, List<String> comments, List<String> inline, boolean bare, Trace trace) {
        this.delimiters = delimiters;
        this.comments = comments;
        this.inline = inline;
        this.bare = bare;
        this.trace = trace;
    }

    public static void register(Map<String, NativeFunction> all) {
        all.put("undebug_model.ini_lines", IniText::lines);
    }

    /**
     * {@code ini_lines(lines, delimiters, comment_prefixes, inline_comment_prefixes, allow_no_value)}: returns a tuple for
     * each section, {@code (name, None, None)}, and for each option, {@code (None, name, value)}, in their order; None for
     * lines that are no such file.
     */
    private static Value lines(Run run, Invocation call) {
        @Nullable List<String> lines = texts(run, call, 0);
        Trace trace = call.arguments().trace();
        @Nullable List<String> delimiters = texts(run, call, 1);
        @Nullable List<String> comments = texts(run, call, 2);
        @Nullable List<String> inline = texts(run, call, 3);
        Value bare = call.arguments().value(4, "", Value.UNKNOWN);
        if (lines == null
                || delimiters == null
                || comments == null
                || inline == null
                || bare.truth() == Truth.UNKNOWN) {
            return run.cannotTell(trace);
        }
        IniText reading = new IniText(delimiters, comments, inline, bare.truth() == Truth.TRUE, trace);
        for (String line : lines) {
            if (!reading.line(line)) {
                return Value.NONE;
            }
        }
        reading.end();
        return Value.of(PyList.of(run, false, reading.found));
    }

    private static @Nullable List<String> texts(Run run, Invocation call, int place) {
        Value given = call.arguments().value(place, "", Value.UNKNOWN);
        if (given.isNone()) {
            return List.of();
        }
        @Nullable List<Value> elements = given.data().elements(run);
        if (elements == null || !elements.stream().allMatch(element -> element.data() instanceof Scalar.Text)) {
            return null;
        }
        return elements.stream()
                .map(element -> ((Scalar.Text) element.data()).text())
                .toList();
    }

    /** Takes a line, and returns whether it may be one of such a file. */
    private boolean line(String line) {
        String clean = withoutComment(line);
        if (clean.isEmpty()) {
            boolean comment = !line.isBlank();
            if (value != null && !comment) {
                value.append('\n');
            }
            return true;
        }
        int level = line.indexOf(line.stripLeading());
        if (inSection && option != null && level > indent) {
            if (value == null) {
                return false;
            }
            value.append('\n').append(clean);
            return true;
        }
        indent = level;
        if (clean.charAt(0) == '[' && clean.lastIndexOf(']') > 1) {
            end();
            inSection = true;
            add(clean.substring(1, clean.lastIndexOf(']')), null, null);
            return true;
        }
        return inSection && option(clean);
    }

    private String withoutComment(String line) {
        String clean = line.strip();
        if (comments.stream().anyMatch(clean::startsWith)) {
            return "";
        }
        int cut = line.length();
        for (String prefix : inline) {
            int at = line.indexOf(prefix);
            while (at > 0 && !Character.isWhitespace(line.charAt(at - 1))) {
                at = line.indexOf(prefix, at + 1);
            }
            cut = at < 0 ? cut : Math.min(cut, at);
        }
        return line.substring(0, cut).strip();
    }

    private boolean option(String clean) {
        end();
        for (int at = 0; at < clean.length(); at++) {
            for (String delimiter : delimiters) {
                if (clean.startsWith(delimiter, at)) {
                    option = clean.substring(0, at).stripTrailing();
                    value = new StringBuilder(
                            clean.substring(at + delimiter.length()).strip());
                    return at > 0;
                }
            }
        }
        option = clean;
        return bare;
    }

    /** Ends the option before. */
    private void end() {
        if (option != null) {
            add(null, option, value == null ? null : value.toString().stripTrailing());
        }
        option = null;
        value = null;
    }

    private void add(@Nullable String section, @Nullable String name, @Nullable String text) {
        found.add(Value.of(new Tuple(List.of(value(section), value(name), value(text)))));
    }

    private Value value(@Nullable String text) {
        return text == null ? Value.NONE : Value.of(text).with(trace);
    }
}
