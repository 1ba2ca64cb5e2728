package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.WordPlaces;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that a command gives to a deployed program: {@code heroku config:set FLASK_DEBUG=1},
 * {@code gcloud run deploy --set-env-vars FLASK_DEBUG=1,MODE=x}, {@code docker run -e FLASK_DEBUG=1}.
 */
public final class DeployCommand {
    private static final Set<String> SETTERS = Set.of(
            "heroku",
            "fly",
            "flyctl",
            "az",
            "kubectl",
            "oc",
            "eb",
            "railway",
            "dokku",
            "gcloud",
            "docker",
            "podman",
            "nerdctl",
            "ecs-cli",
            "cf",
            "helm",
            "aws",
            "netlify",
            "scalingo",
            "clever",
            "now",
            "vercel");

    /** Options with comma-separated assignments, or one assignment per word up to the next option. */
    private static final Set<String> LISTS = Set.of(
            "--set-env-vars",
            "--update-env-vars",
            "--env-vars",
            "--environment-variables",
            "--settings",
            "--secure-environment-variables",
            "--env-add");

    private static final Set<String> ONE = Set.of("-e", "--env", "--build-env", "-b");

    /** Options that set a Helm value, whose name ends with that of the variable. */
    private static final Set<String> CHART = Set.of("--set", "--set-string", "--set-literal");

    /**
     * Subcommands that are followed by assignments; of {@code config set} and the like, {@link #BEFORE_SET} has the
     * first word.
     */
    private static final Set<String> WITH_COLON =
            Set.of("config:set", "config:add", "env:set", "vars:set", "setenv", "env-set");

    private static final Set<String> BEFORE_SET =
            Set.of("secrets", "secret", "variables", "variable", "appsettings", "config", "env");

    /** A prefix that sets the delimiter of a list of Google's tools: {@code ^;^A=1;B=2}. */
    static final Pattern DELIMITER = Pattern.compile("\\^([^^]{1,5})\\^");

    /** The shorthand syntax of AWS: {@code Variables={FLASK_DEBUG=1,MODE=x}}. */
    private static final Pattern SHORTHAND = Pattern.compile("Variables=\\{([^}]*)}");

    private static final String QUOTES = "\"'";

    private final SourceFile file;
    private final List<Word> words;
    private final List<EnvVar> variables = new ArrayList<>();

    private DeployCommand(SourceFile file, List<Word> words) {
        this.file = file;
        this.words = words;
    }

    public static List<EnvVar> variables(SourceFile file, Command command) {
        DeployCommand reading = new DeployCommand(file, command.words());
        boolean runs = EngineCommand.of(command.words())
                .flatMap(EngineCommand::started)
                .isPresent();
        String program = ContainerPath.program(command.words().get(0).text());
        if (!runs && SETTERS.contains(program)) {
            reading.read();
        }
        StoredVariable.of(file, program, command.words()).ifPresent(reading.variables::add);
        return reading.variables;
    }

    /**
     * Returns the assignment in a word, or the name alone, whose value the host has; empty for other text.
     *
     * @param from the index at which it begins
     */
    static Optional<EnvVar> variable(SourceFile file, Word word, int from) {
        String text = word.text().substring(from);
        if (Assignment.isName(text, text.length())) {
            return Optional.of(new EnvVar(text, Optional.empty(), file.place(word.span()), word.span()));
        }
        DeployCommand reading = new DeployCommand(file, List.of(word));
        reading.list(word, from, word.text().length(), "\n");
        return reading.variables.stream().findFirst();
    }

    private void read() {
        boolean sets = isSetter();
        boolean within = false;
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1).text();
            Word word = words.get(i);
            String text = word.text();
            int equals = text.indexOf('=');
            String option = equals < 0 ? "" : text.substring(0, equals);
            within = LISTS.contains(before) || (within && !text.startsWith("-"));
            if (CHART.contains(before) || CHART.contains(option)) {
                chart(word, CHART.contains(option) ? equals + 1 : 0);
            } else if (LISTS.contains(option) || ONE.contains(option)) {
                list(word, equals + 1);
            } else if (text.startsWith("-e") && !text.startsWith("--") && equals > 2) {
                list(word, 2);
            } else if (sets || within || ONE.contains(before)) {
                list(word, 0);
            } else if (before.equals("--environment") || option.equals("--environment")) {
                shorthand(word);
            }
        }
    }

    private boolean isSetter() {
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1).text();
            String word = words.get(i).text();
            boolean second =
                    (word.equals("set") && BEFORE_SET.contains(before)) || (word.equals("env") && before.equals("set"));
            if (WITH_COLON.contains(word) || (i > 1 && second)) {
                return true;
            }
        }
        return false;
    }

    /** Reads {@code env.FLASK_DEBUG=1}. */
    private void chart(Word word, int from) {
        int equals = word.text().indexOf('=', from);
        int dot = equals < 0 ? -1 : word.text().lastIndexOf('.', equals);
        list(word, Math.max(from, dot + 1));
    }

    private void shorthand(Word word) {
        Matcher matcher = SHORTHAND.matcher(word.text());
        if (matcher.find()) {
            list(word, matcher.start(1), matcher.end(1), ",");
        }
    }

    /** Reads {@code A=1,B=2} and ignores other words. A prefix {@code ^;^} of Google's tools sets another delimiter. */
    private void list(Word word, int from) {
        Matcher delimiter =
                DELIMITER.matcher(word.text()).region(from, word.text().length());
        if (delimiter.lookingAt()) {
            list(word, delimiter.end(), word.text().length(), delimiter.group(1));
        } else {
            list(word, from, word.text().length(), ",");
        }
    }

    private void list(Word word, int from, int to, String delimiter) {
        String text = word.text();
        int[] places = word.literal() ? WordPlaces.of(file, word) : new int[0];
        int start = from;
        while (start < to) {
            int next = text.indexOf(delimiter, start);
            int end = next < 0 || next > to ? to : next;
            int equals = text.indexOf('=', start);
            if (equals > start && equals < end && Assignment.isName(text.substring(start, equals), equals - start)) {
                String name = text.substring(start, equals);
                if (places.length == 0) {
                    Span value = filledIn(word, name, delimiter);
                    Optional<String> known =
                            Optional.of(text.substring(equals + 1, end)).filter(part -> word.literal());
                    variables.add(new EnvVar(name, known, file.place(word.span()), value));
                } else {
                    Span value = value(places, equals, end);
                    Span whole = new Span(places[start], value.end());
                    variables.add(
                            new EnvVar(name, Optional.of(text.substring(equals + 1, end)), file.place(whole), value));
                }
            }
            start = end + delimiter.length();
        }
    }

    /** Returns the span of a value that is filled in, as in {@code -e FLASK_DEBUG=$DEBUG}; else that of the word. */
    private Span filledIn(Word word, String name, String delimiter) {
        String written = file.slice(word.span());
        int named = written.indexOf(name + "=");
        if (named < 0) {
            return word.span();
        }
        int from = named + name.length() + 1;
        int next = written.indexOf(delimiter, from);
        int last = named > 0 && QUOTES.indexOf(written.charAt(0)) >= 0 ? written.length() - 1 : written.length();
        int start = word.span().start();
        return new Span(start + from, start + Math.max(from, next < 0 ? last : next));
    }

    /** Quotes around the value alone belong to it. */
    private Span value(int[] places, int equals, int end) {
        int from = places[equals] + 1;
        int to = end > equals + 1 ? places[end - 1] + 1 : from;
        String text = file.text();
        boolean quoted = from < places[equals + (end > equals + 1 ? 1 : 0)]
                && to < text.length()
                && text.charAt(to) == text.charAt(from);
        return new Span(from, quoted ? to + 1 : to);
    }
}
