package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.Variables;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folders of {@code PYTHONPATH}. An unknown one among them leaves the others known. */
public final class PythonPathFolders {
    private static final String NAME = "PYTHONPATH";
    private static final int MAX_LENGTH = 4_096;

    /** A variable: of a shell, of a Makefile or a unit, or of Windows. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?<plain>[A-Za-z_]\\w*)|\\$\\{(?<braced>[A-Za-z_]\\w*)(?::?[-?][^${}]*)?\\}"
                    + "|\\$\\((?<made>[A-Za-z_]\\w*)\\)|%(?<windows>[A-Za-z_]\\w*)%");

    /** The earlier list with the colon that is needed only beside one: {@code ${PYTHONPATH:+$PYTHONPATH:}}. */
    private static final Pattern IF_SET =
            Pattern.compile("\\$\\{" + NAME + ":?\\+(:?)\\$(?:" + NAME + "|\\{" + NAME + "\\})(:?)\\}");

    /** The folder in which a program is started, or the home of its user, where a checkout most likely is. */
    private static final Pattern HERE = Pattern.compile(
            "\\$\\((?:pwd|PWD|CURDIR)\\)|`pwd`|\\$(?:PWD|HOME)\\b|\\$\\{(?:PWD|HOME)\\}|^~(?=/|$)|%CD%");

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:(?=[/\\\\])");

    private final List<EnvVar> written;
    private final Variables variables;

    private PythonPathFolders(List<EnvVar> written, Variables variables) {
        this.written = written;
        this.variables = variables;
    }

    /**
     * Returns the folders of {@code PYTHONPATH}.
     *
     * @param variables the program's environment; what it does not know of the list, its layers may know in part
     */
    public static List<ContainerPath> folders(RuntimeContext runtime, Variables variables) {
        List<EnvVar> written = runtime.environment().stream()
                .map(RuntimeContext.Layered::variable)
                .filter(variable -> variable.name().equals(NAME))
                .toList();
        String list = variables
                .value(NAME)
                .orElseGet(() -> variables.isUnknown(NAME) ? new PythonPathFolders(written, variables).list() : "");
        // An empty entry is the folder in which the program is started, but an empty list has none.
        return (list.isBlank() ? List.<String>of() : entries(list))
                .stream()
                        .map(entry -> HERE.matcher(entry).replaceAll("."))
                        .filter(entry -> entry.indexOf('$') < 0 && entry.indexOf('`') < 0)
                        .map(entry -> runtime.workingDirectory().resolve(entry.strip()))
                        .toList();
    }

    /** Returns the list as all layers make it, with what is unknown as written. */
    private String list() {
        String list = "";
        for (EnvVar layer : written) {
            list = layer.isRemoved()
                    ? ""
                    : over(list, layer.value().or(layer::partly).orElse(""));
        }
        return list;
    }

    /** @param earlier the list of the layers before; one that doubles it again and again would be endless */
    private String over(String earlier, String text) {
        if (text.length() > MAX_LENGTH) {
            return "";
        }
        String whole = IF_SET.matcher(text).replaceAll("$1\\${" + NAME + "}$2");
        StringBuilder list = new StringBuilder();
        Matcher reference = REFERENCE.matcher(whole);
        while (reference.find() && list.length() <= MAX_LENGTH) {
            reference.appendReplacement(list, Matcher.quoteReplacement(value(reference.toMatchResult(), earlier)));
        }
        reference.appendTail(list);
        return list.length() <= MAX_LENGTH ? list.toString() : earlier;
    }

    private String value(MatchResult reference, String earlier) {
        String name = name(reference).orElse("");
        return name.equals(NAME) ? earlier : variables.value(name).orElseGet(reference::group);
    }

    private static Optional<String> name(MatchResult reference) {
        for (int group = 1; group <= reference.groupCount(); group++) {
            if (reference.group(group) != null) {
                return Optional.of(reference.group(group));
            }
        }
        return Optional.empty();
    }

    /** Splits a list as its system does: by colons outside of brackets, on Windows by semicolons. */
    private static List<String> entries(String list) {
        boolean windows = list.contains(";") || DRIVE.matcher(list).lookingAt();
        List<String> entries = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at <= list.length(); at++) {
            char c = at == list.length() ? (windows ? ';' : ':') : list.charAt(at);
            if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if ((c == (windows ? ';' : ':') && depth <= 0) || at == list.length()) {
                entries.add(list.substring(from, at));
                from = at + 1;
            }
        }
        return windows ? entries.stream().map(PythonPathFolders::posix).toList() : entries;
    }

    private static String posix(String entry) {
        return DRIVE.matcher(entry).replaceFirst("").replace('\\', '/');
    }
}
