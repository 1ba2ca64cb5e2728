package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.CommandLines;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares predicted runs of scripts with real shells: {@code flask}, {@code gunicorn} and {@code python} are stubs
 * that record their arguments and variables.
 */
@Tag(Needs.ORACLE)
class ScriptRunOracleTest {
    private static final int SCRIPTS = Integer.getInteger("undebug.scripts", 400);
    private static final long SEED = Long.getLong("undebug.scripts.seed", 20261125);
    private static final List<String> PROGRAMS = List.of("flask", "gunicorn", "python");

    private static final String STUB = """
            #!/bin/sh
            {
                printf '%s' "${0##*/}"
                for word in "$@"; do printf '<%s>' "$word"; done
                for name in A B MODE; do
                    eval "set -- \\"\\${$name-}\\" \\"\\${$name+set}\\""
                    printf '|%s:%s' "$2" "$1"
                done
                echo
            } >> "${0%/*}/record"
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsSaidToRunIsRun() throws Exception {
        List<Path> shells = List.of(Tools.require("sh"), Tools.require("bash"));
        for (String program : PROGRAMS) {
            Files.writeString(folder.resolve(program), STUB);
            assertThat(folder.resolve(program).toFile().setExecutable(true)).isTrue();
        }
        Random random = new Random(SEED);
        int agree = 0;
        int unknown = 0;
        int outside = 0;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < SCRIPTS; i++) {
            Path shell = shells.get(i % 2);
            String script = ScriptGenerator.script(random, shell.endsWith("bash"));
            Map<String, String> environment = environment(random);
            List<String> arguments = arguments(random);
            List<String> real = real(shell, script, environment, arguments);
            if (Files.readString(folder.resolve("output")).contains(": No such file or directory")) {
                // A split value became a program that does not exist. Predictions are only valid for commands that
                // succeed.
                outside++;
                continue;
            }
            for (boolean complete : List.of(false, true)) {
                Optional<Boolean> verdict =
                        compare(predicted(script, environment, arguments, complete), environment, real);
                if (verdict.isEmpty()) {
                    unknown++;
                } else if (verdict.get()) {
                    agree++;
                } else {
                    wrong.add("complete " + complete + " " + environment + " " + arguments + "\n" + script + "real "
                            + real + "\nsaid " + said(predicted(script, environment, arguments, complete)));
                }
            }
        }
        System.out.printf(
                "scripts: %d agree, %d unknown, %d wrong, %d outside, seed %d%n",
                agree, unknown, wrong.size(), outside, SEED);
        assertThat(wrong.stream().limit(3)).isEmpty();
        assertThat(agree).isGreaterThan(SCRIPTS);
        assertThat(outside).isLessThan(SCRIPTS / 20);
    }

    private Map<String, String> environment(Random random) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : ScriptGenerator.NAMES) {
            if (random.nextInt(3) > 0) {
                environment.put(name, ScriptGenerator.VALUES.get(random.nextInt(ScriptGenerator.VALUES.size())));
            }
        }
        environment.put("PATH", folder + ":/usr/bin:/bin");
        return environment;
    }

    private static List<String> arguments(Random random) {
        List<String> arguments = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            arguments.add(ScriptGenerator.ARGUMENTS.get(random.nextInt(ScriptGenerator.ARGUMENTS.size())));
        }
        return arguments;
    }

    private List<String> real(Path shell, String script, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        Path file = folder.resolve("script");
        Path record = folder.resolve("record");
        Files.writeString(file, script);
        Files.deleteIfExists(record);
        List<String> command = new ArrayList<>(List.of(shell.toString(), file.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(script).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.exists(record) ? Files.readAllLines(record) : List.of();
    }

    private static List<Script.Run> predicted(
            String script, Map<String, String> environment, List<String> arguments, boolean complete) {
        SourceFile settings = new SourceFile("settings", "");
        Span nowhere = new Span(0, 0);
        List<EnvVar> variables = new ArrayList<>();
        environment.forEach(
                (name, value) -> variables.add(new EnvVar(name, Optional.of(value), settings.place(nowhere), nowhere)));
        List<Word> words =
                arguments.stream().map(text -> new Word(text, nowhere, true)).toList();
        Script.Start start =
                new Script.Start(variables, complete, Optional.of(words), Optional.empty(), path -> Optional.empty());
        return CommandLines.script(new SourceFile("start.sh", script)).run(start).stream()
                .filter(run -> run.command().words().get(0).literal())
                .filter(run -> PROGRAMS.contains(run.command().words().get(0).text()))
                .toList();
    }

    /** Returns whether the prediction is right; empty if it leaves something open and nothing of it is wrong. */
    private static Optional<Boolean> compare(
            List<Script.Run> said, Map<String, String> environment, List<String> real) {
        boolean exact = said.size() == real.size();
        for (int i = 0; exact && i < said.size(); i++) {
            exact = said.get(i).surely()
                    && isKnown(said.get(i).command())
                    && matches(said.get(i), environment, real.get(i));
        }
        if (exact) {
            return Optional.of(true);
        }
        int at = 0;
        for (Script.Run run : said) {
            if (run.surely() && !run.command().conditional()) {
                while (at < real.size() && !matches(run, environment, real.get(at))) {
                    at++;
                }
                if (at++ >= real.size()) {
                    return Optional.of(false);
                }
            }
        }
        boolean open = said.stream().anyMatch(run -> !run.surely() || !isKnown(run.command()));
        boolean covered =
                real.stream().allMatch(line -> said.stream().anyMatch(run -> matches(run, environment, line)));
        return open && covered ? Optional.empty() : Optional.of(false);
    }

    private static boolean isKnown(Command command) {
        return command.words().stream().allMatch(Word::literal)
                && command.assignments().stream().allMatch(ScriptRunOracleTest::isKnown);
    }

    private static boolean isKnown(EnvVar variable) {
        return variable.isRemoved() || variable.value().isPresent();
    }

    private static boolean matches(Script.Run run, Map<String, String> environment, String real) {
        Command command = run.command();
        StringBuilder words = new StringBuilder();
        for (Word word : command.words()) {
            words.append(words.isEmpty() ? word.text() : "<" + word.text() + ">");
        }
        int end = real.indexOf('|');
        boolean sameWords = command.words().stream().anyMatch(word -> !word.literal())
                || real.substring(0, end).contentEquals(words);
        return sameWords && sameVariables(command, environment, real.substring(end));
    }

    private static boolean sameVariables(Command command, Map<String, String> environment, String real) {
        String[] parts = real.split("\\|", -1);
        for (int i = 0; i < ScriptGenerator.NAMES.size(); i++) {
            String name = ScriptGenerator.NAMES.get(i);
            Optional<String> value = Optional.ofNullable(environment.get(name));
            boolean known = true;
            for (EnvVar variable : command.assignments()) {
                if (variable.name().equals(name)) {
                    known = isKnown(variable);
                    value = variable.value();
                }
            }
            String expected = value.map(text -> "set:" + text).orElse(":");
            if (known && !parts[i + 1].equals(expected)) {
                return false;
            }
        }
        return true;
    }

    private static String said(List<Script.Run> runs) {
        StringBuilder text = new StringBuilder();
        for (Script.Run run : runs) {
            text.append(run.surely() ? "\n  " : "\n  may ");
            run.command()
                    .words()
                    .forEach(word -> text.append('<').append(word.text()).append(word.literal() ? ">" : ">~"));
            run.command().assignments().forEach(variable -> text.append(' ')
                    .append(variable.name())
                    .append('=')
                    .append(variable.isRemoved() ? "removed" : variable.value().orElse("?")));
        }
        return text.toString();
    }
}
