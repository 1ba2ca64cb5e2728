package dev.undebug.read.task;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.TaskRunner;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the recipes of a justfile. */
final class JustfileReader implements Reader {
    private static final TaskRunner RUNNER = new TaskRunner(
            Set.of("just"),
            List.of("justfile", "Justfile", ".justfile"),
            new TaskRunner.Options(
                    Set.of("-d", "--working-directory"),
                    Set.of("-f", "--justfile"),
                    Set.of("--shell", "--dotenv-path", "-E")),
            TaskRunner.Selection.ONE_OR_FIRST);
    private static final int MAX_VARIABLES = 500;
    private static final Pattern VARIABLE = Pattern.compile("(export\\s{1,20})?([A-Za-z_][\\w-]*+)\\s*+:=\\s*+(.*+)");
    private static final Pattern RECIPE = Pattern.compile("@?([A-Za-z_][\\w-]{0,100})((?:\\s[^:]*+)?):(?!=)(.*+)");
    private static final Pattern PARAMETER =
            Pattern.compile("[+*]?\\$([A-Za-z_]\\w*+)(?:=(\"[^\"]*+\"|'[^']*+'|\\S++))?");
    private static final Pattern TEXT = Pattern.compile("(\"[^\"\\\\]*+\"|'[^']*+')\\s*+(?:#.*+)?");
    private static final Pattern NEED =
            Pattern.compile("\\(?([A-Za-z_][\\w:-]{0,100})[^)]{0,200}\\)|([A-Za-z_][\\w:-]{0,100})");

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name().toLowerCase(Locale.ROOT);
        return name.equals("justfile") || name.equals(".justfile") || name.endsWith(".just");
    }

    @Override
    public Optional<TaskRunner> runner() {
        return Optional.of(RUNNER);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Reading reading = new Reading(file);
        for (int line = 1; line <= file.lineCount(); line++) {
            reading.line(Lines.line(file, line));
        }
        reading.endRecipe();
        return TaskSteps.facts(file, reading.tasks, reading.exported);
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final List<TaskSteps> tasks = new ArrayList<>();
        private final List<EnvVar> exported = new ArrayList<>();
        private final List<EnvVar> variables = new ArrayList<>();
        private Optional<TaskSteps> open = Optional.empty();
        private final List<Span> body = new ArrayList<>();
        private final List<TaskSteps.Step> after = new ArrayList<>();

        private Reading(SourceFile file) {
            this.file = file;
        }

        private void line(Span line) {
            String text = file.slice(line);
            if (text.isBlank()) {
                return;
            }
            if (text.startsWith(" ") || text.startsWith("\t")) {
                body.add(line);
                return;
            }
            endRecipe();
            Matcher variable = VARIABLE.matcher(text);
            Matcher recipe = RECIPE.matcher(text);
            if (variable.matches()) {
                EnvVar read = variable(variable, line);
                if (variable.group(1) != null) {
                    exported.add(read);
                }
                if (Most.room(variables.size(), MAX_VARIABLES)) {
                    variables.add(read);
                }
            } else if (!text.startsWith("#") && recipe.matches()) {
                begin(recipe, line);
            }
        }

        private EnvVar variable(Matcher matcher, Span line) {
            Matcher value = TEXT.matcher(matcher.group(3));
            boolean known = value.matches();
            int from = line.start() + matcher.start(3);
            Span span = new Span(from, known ? from + value.end(1) : line.start() + matcher.end(3));
            String name = matcher.group(2);
            return new EnvVar(
                    name,
                    known ? Optional.of(unquoted(value.group(1))) : Optional.empty(),
                    file.place(new Span(line.start() + matcher.start(2), span.end())),
                    span);
        }

        private static String unquoted(String text) {
            boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'');
            return quoted ? text.substring(1, text.length() - 1) : text;
        }

        /** Begins a recipe: {@code deploy $MODE="production": build && notify}. */
        private void begin(Matcher recipe, Span line) {
            List<EnvVar> environment = new ArrayList<>();
            Matcher parameter = PARAMETER.matcher(recipe.group(2));
            while (parameter.find()) {
                int offset = line.start() + recipe.start(2);
                Span place = new Span(offset + parameter.start(1), offset + parameter.end());
                boolean valued = parameter.group(2) != null;
                int value = valued ? offset + parameter.start(2) : place.end();
                environment.add(new EnvVar(
                        parameter.group(1),
                        // The default; a caller may pass another value.
                        valued ? Optional.of(unquoted(parameter.group(2))) : Optional.empty(),
                        file.place(place),
                        new Span(value, place.end())));
            }
            String[] needs = recipe.group(3).split("#", 2)[0].split("&&", 2);
            List<TaskSteps.Step> before = needs(needs[0]);
            after.addAll(needs.length > 1 ? needs(needs[1]) : List.of());
            open = Optional.of(new TaskSteps(recipe.group(1), line, environment, variables, before));
        }

        private static List<TaskSteps.Step> needs(String text) {
            List<TaskSteps.Step> needs = new ArrayList<>();
            Matcher need = NEED.matcher(text);
            while (need.find()) {
                needs.add(TaskSteps.Step.task(need.group(1) != null ? need.group(1) : need.group(2)));
            }
            return needs;
        }

        private void endRecipe() {
            open.ifPresent(recipe -> {
                List<TaskSteps.Step> steps = new ArrayList<>(recipe.steps());
                steps.addAll(lines());
                steps.addAll(after);
                tasks.add(new TaskSteps(recipe.name(), recipe.place(), recipe.environment(), recipe.inserted(), steps));
            });
            open = Optional.empty();
            body.clear();
            after.clear();
        }

        /** Returns the steps of the recipe: each line runs in its own shell, unless the first line is a shebang. */
        private List<TaskSteps.Step> lines() {
            List<TaskSteps.Step> steps = new ArrayList<>();
            if (body.isEmpty()) {
                return steps;
            }
            String first = file.slice(body.get(0)).strip();
            if (first.startsWith("#!")) {
                Span whole = body.get(0).cover(body.get(body.size() - 1));
                return first.endsWith("sh") ? List.of(TaskSteps.Step.shell(MappedText.of(file, whole))) : List.of();
            }
            int at = 0;
            while (at < body.size()) {
                int last = at;
                while (last + 1 < body.size() && file.slice(body.get(last)).endsWith("\\")) {
                    last++;
                }
                Span span = body.get(at).cover(body.get(last));
                steps.add(TaskSteps.Step.shell(quiet(MappedText.of(file, span))));
                at = last + 1;
            }
            return steps;
        }

        /** Removes prefixes: {@code @} hides a line, {@code -} ignores its failure. */
        private static MappedText quiet(MappedText text) {
            int from = 0;
            while (from < text.length() && "@- \t".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            return text.sub(from, text.length());
        }
    }
}
