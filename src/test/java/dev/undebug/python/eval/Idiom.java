package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of {@code flask-idioms.csv} with its program from {@code flask-idioms.md}.
 *
 * @param values the value of the row's variable in each column; empty for unset
 * @param cells Flask's results, column by column; {@code -} for columns that were not run
 */
record Idiom(
        int number, String title, String variable, List<Optional<String>> values, List<String> cells, Program program) {

    /**
     * The program of a row.
     *
     * @param missed whether the interpreter is known to be wrong about it
     */
    record Program(Repository repository, boolean served, Map<String, String> environment, boolean missed) {}

    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\d+)\\. (.*)$");
    private static final Pattern BLOCK =
            Pattern.compile("(?s)```\\w+ (\\S+)(?: (\\w+))?(?: (\\w+)=(\\S+))?\\n(.*?)```");

    static List<Idiom> all() {
        List<List<String>> table =
                resource("/facts/flask-idioms.csv").lines().map(Idiom::fields).toList();
        Map<Integer, Program> programs = programs();
        List<Optional<String>> values =
                table.get(0).stream().skip(3).map(Idiom::value).toList();
        return table.stream()
                .skip(1)
                .map(row -> {
                    int number = Integer.parseInt(row.get(0));
                    Program program = Objects.requireNonNull(programs.get(number), "no program for row " + number);
                    return new Idiom(number, row.get(1), row.get(2), values, row.subList(3, row.size()), program);
                })
                .toList();
    }

    private static Optional<String> value(String column) {
        return column.equals("unset") ? Optional.empty() : Optional.of(column.equals("''") ? "" : column);
    }

    private static Map<Integer, Program> programs() {
        Map<Integer, Program> programs = new HashMap<>();
        String text = resource("/facts/flask-idioms.md");
        Matcher heading = HEADING.matcher(text);
        List<Integer> starts = new ArrayList<>();
        while (heading.find()) {
            starts.add(heading.start());
        }
        for (int i = 0; i < starts.size(); i++) {
            String section = text.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : text.length());
            Matcher title = HEADING.matcher(section);
            if (title.find()) {
                programs.put(Integer.valueOf(title.group(1)), program(section, title.group(2)));
            }
        }
        return programs;
    }

    private static Program program(String section, String title) {
        Repository repository = new Repository();
        Map<String, String> environment = new HashMap<>();
        boolean served = false;
        Matcher block = BLOCK.matcher(section);
        while (block.find()) {
            repository.with(block.group(1), block.group(5));
            served |= Objects.equals(block.group(2), "import");
            if (block.group(3) != null) {
                environment.put(block.group(3), block.group(4));
            }
        }
        return new Program(repository, served, environment, title.endsWith("(not yet)"));
    }

    /** Runs the program with the variable of one column. */
    Execution run(int column) {
        Map<String, String> environment = new HashMap<>(program.environment());
        values.get(column).ifPresent(value -> environment.put(variable, value));
        Entry entry = program.served()
                ? new Entry("app.py", false, Optional.of("app"), List.of(), List.of(""))
                : Entry.program("app.py");
        return new Interpreter(program.repository()).run(entry, new Environment(environment, Set.of()));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Idiom.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Splits a line of comma-separated values; quotes are doubled inside quotes. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                // Inside a quoted field, two quotes mean one.
                if (!quoted && i > 0 && line.charAt(i - 1) == '"') {
                    field.append(c);
                }
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    @Override
    public String toString() {
        return number + ". " + title;
    }
}
