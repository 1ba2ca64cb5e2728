package dev.undebug.python.eval.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of which the interpreter once was wrong.
 *
 * @param flask what comes of it
 */
record RecordedCase(String title, RandomProgram program, String flask) {
    private static final Path FILE = Path.of("src/test/resources/python/oracle-cases.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)\\n+^`(.*)`\\n");
    private static final Pattern BLOCK = Pattern.compile("(?s)```\\w+ (\\S+)\\n(.*?)```\n");
    private static final Pattern FLASK = Pattern.compile("(?m)^Flask: (.*)$");
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)='([^']*)' ");

    static List<RecordedCase> all() {
        String text;
        try {
            text = Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<RecordedCase> cases = new ArrayList<>();
        for (String section : text.split("(?m)^(?=## )")) {
            Matcher heading = SECTION.matcher(section);
            if (heading.find()) {
                cases.add(read(heading.group(1), heading.group(2), section));
            }
        }
        return cases;
    }

    private static RecordedCase read(String title, String command, String section) {
        Map<String, String> files = new LinkedHashMap<>();
        BLOCK.matcher(section).results().forEach(block -> files.put(block.group(1), block.group(2)));
        Matcher flask = FLASK.matcher(section);
        String expected = flask.find() ? flask.group(1) : "";
        return new RecordedCase(title, new RandomProgram(files, List.of(at(command)), false), expected);
    }

    private static Case at(String command) {
        Map<String, String> environment = new LinkedHashMap<>();
        Matcher variables = VARIABLE.matcher(command);
        int end = 0;
        while (variables.find()) {
            environment.put(variables.group(1), variables.group(2));
            end = variables.end();
        }
        String[] words = command.substring(end).split(" ", 3);
        return new Case(environment, words[1], words.length > 2 ? Optional.of(words[2]) : Optional.empty());
    }

    /** Writes a case as the file has it. */
    static String written(String title, Map<String, String> files, Case at, Observation flask) {
        StringBuilder text = new StringBuilder("## " + title + "\n\n`" + at + "`\n\n");
        files.forEach((path, file) ->
                text.append("```python ").append(path).append('\n').append(file).append("```\n\n"));
        return text + "Flask: " + flask.told() + "\n";
    }

    @Override
    public String toString() {
        return title;
    }
}
