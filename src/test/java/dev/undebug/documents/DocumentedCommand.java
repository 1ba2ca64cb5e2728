package dev.undebug.documents;

import dev.undebug.app.CommandHelp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One command of a shell line in a document or a workflow.
 *
 * @param words the program and its arguments
 */
record DocumentedCommand(List<String> words) {
    /** Third-party programs, whose arguments are not checked. */
    private static final Set<String> OTHERS = Set.of("apt-get", "cd", "cp", "git", "gh", "sha256sum");

    private static final Set<String> GOALS = Set.of(
            "compile",
            "dependency:build-classpath",
            "org.pitest:pitest-maven:mutationCoverage",
            "package",
            "spotless:apply",
            "test",
            "test-compile",
            "verify");

    /** Properties of Maven's own plugins. */
    private static final Set<String> OF_MAVEN = Set.of("mdep.outputFile", "skipTests", "test");

    private static final Set<String> FLAGS = Set.of("-B", "-Pmutation", "-ntp", "-o", "-q");
    private static final Set<String> CLASS_PATH =
            Set.of("target/undebug.jar", "target/test-classes", "target/classes", "$(cat target/classpath)");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z][A-Z0-9_]*=\\S*");
    private static final Pattern SEPARATOR = Pattern.compile("&&|\\|\\||;|\\||\\n");

    DocumentedCommand {
        words = List.copyOf(words);
    }

    /** Returns the commands of a script, without comments and the variables set in front of them. */
    static List<DocumentedCommand> of(String script) {
        String joined = script.replaceAll("\\\\\\n\\s*", " ").replaceAll("(?m)(^|\\s)#.*$", "");
        return Stream.of(SEPARATOR.split(joined))
                .map(DocumentedCommand::words)
                .filter(words -> !words.isEmpty())
                .map(DocumentedCommand::new)
                .toList();
    }

    private static List<String> words(String command) {
        // The only word with a space in it in the documents.
        List<String> words = new ArrayList<>(Arrays.asList(command.strip()
                .replace("$(cat target/classpath)", "$(cat_target/classpath)")
                .split("\\s+")));
        words.removeIf(String::isEmpty);
        while (!words.isEmpty() && ASSIGNMENT.matcher(words.get(0)).matches()) {
            words.remove(0);
        }
        words.replaceAll(word -> word.replace("$(cat_target", "$(cat target"));
        return words;
    }

    /** Returns the mistake; empty if there is none. */
    Optional<String> problem() {
        String program = words.get(0);
        List<String> arguments = words.subList(1, words.size());
        return switch (program) {
            case "mvn" -> first(arguments.stream().map(DocumentedCommand::ofMaven));
            case "java" -> ofJava(arguments);
            case "bin/undebug" -> ofUndebug(arguments);
            case "sh" -> ofShell(arguments);
            default -> ofOther(program);
        };
    }

    private static Optional<String> ofOther(String program) {
        boolean known = OTHERS.contains(program) || (program.contains("/") && Files.isExecutable(Path.of(program)));
        return known ? Optional.empty() : Optional.of("no program `" + program + "`");
    }

    private static Optional<String> ofMaven(String argument) {
        if (argument.startsWith("-Dtest=")) {
            return first(Stream.of(argument.substring("-Dtest=".length()).split(","))
                    .map(test -> test.replaceFirst("#.*", ""))
                    .map(test -> unless(Sources.hasTestClass(test), "no test class `" + test + "`")));
        }
        if (argument.startsWith("-D")) {
            String name = argument.substring("-D".length()).replaceFirst("=.*", "");
            return unless(OF_MAVEN.contains(name) || Sources.readsProperty(name), "nothing reads `-D" + name + "`");
        }
        return unless(FLAGS.contains(argument) || GOALS.contains(argument), "Maven has no `" + argument + "` here");
    }

    private static Optional<String> ofJava(List<String> arguments) {
        List<String> rest = arguments.stream()
                .dropWhile(word -> !word.equals("-jar") && !word.equals("-cp"))
                .toList();
        if (rest.size() < 2) {
            return Optional.of("starts neither a jar nor a class");
        }
        List<String> after = rest.subList(2, rest.size());
        return rest.get(0).equals("-jar") ? ofJar(rest.get(1), after) : ofClassPath(rest.get(1), after);
    }

    /** The only script that is given to a shell is the launcher of a release, whose permissions a download does not keep. */
    private static Optional<String> ofShell(List<String> arguments) {
        boolean launcher = !arguments.isEmpty() && Path.of(arguments.get(0)).endsWith("undebug");
        return launcher ? ofUndebug(arguments.subList(1, arguments.size())) : Optional.of("no script in " + arguments);
    }

    private static Optional<String> ofJar(String jar, List<String> arguments) {
        return Path.of(jar).endsWith("undebug.jar") ? ofUndebug(arguments) : Optional.of("no jar `" + jar + "`");
    }

    private static Optional<String> ofUndebug(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
            return unless(arguments.isEmpty() || arguments.get(0).equals("--help"), "no command but " + arguments);
        }
        String command = arguments.get(0);
        Optional<String> help = CommandHelp.of(command);
        return help.isEmpty()
                ? Optional.of("there is no command `" + command + "`")
                : first(arguments.stream()
                        .takeWhile(word -> !word.equals("--"))
                        .filter(word -> word.startsWith("-"))
                        .map(option -> option.replaceFirst("=.*", ""))
                        .map(option -> unless(offers(help.get(), option), "`" + command + "` has no " + option)));
    }

    private static boolean offers(String help, String option) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(option) + "(?![\\w-])")
                .matcher(help)
                .find();
    }

    private static Optional<String> ofClassPath(String path, List<String> arguments) {
        List<String> unknown = Stream.of(path.split(":"))
                .filter(part -> !CLASS_PATH.contains(part))
                .toList();
        if (!unknown.isEmpty()) {
            return Optional.of("nothing builds " + unknown);
        }
        String program = arguments.stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("");
        return unless(Sources.hasProgram(program), "no class `" + program + "` to start");
    }

    private static Optional<String> unless(boolean holds, String problem) {
        return holds ? Optional.empty() : Optional.of(problem);
    }

    private static Optional<String> first(Stream<Optional<String>> problems) {
        return problems.flatMap(Optional::stream).findFirst();
    }
}
