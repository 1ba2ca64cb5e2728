package dev.undebug.read.shell.program;

import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command of a platform that builds an image from a Dockerfile and publishes it: {@code az acr build -t shop .}, {@code fly deploy
 * --build-target prod}, {@code heroku container:push web --arg DEBUG=0}.
 */
final class PlatformBuild {
    /** A part of a pattern for {@link EngineCommand#isMentioned}. */
    static final String MENTIONED = "az acr build|\\bfly(?:ctl)? deploy|heroku container";

    /** The options about the image, each with a value; the others are about the platform. */
    private static final Set<String> OF_AZURE = Set.of("--build-arg", "--target", "--file", "-f", "--image", "-t");

    private static final Set<String> OF_FLY = Set.of("--build-arg", "--build-target", "--dockerfile");
    private static final Set<String> OF_HEROKU = Set.of("--arg");

    /** The options of Azure's command without a value, after which the folder of the files may stand. */
    private static final Set<String> FLAGS = Set.of("--no-logs", "--no-wait", "--no-format", "--no-push");

    private static final String PUBLISHES = "--push";

    private PlatformBuild() {}

    /** Returns the words of such a command as {@code docker build} has them after its subcommand. */
    static Optional<List<Word>> options(List<Word> words) {
        return switch (ContainerPath.program(words.get(0).text())) {
            case "az" -> after(words, "acr", "build").map(PlatformBuild::ofAzure);
            case "fly", "flyctl" -> after(words, "deploy").map(options -> chosen(options, OF_FLY));
            case "heroku" -> after(words, "container:push").map(options -> chosen(options, OF_HEROKU));
            default -> Optional.empty();
        };
    }

    private static Optional<List<Word>> after(List<Word> words, String... subcommand) {
        int end = 1 + subcommand.length;
        return words.size() >= end
                        && words.subList(1, end).stream()
                                .map(Word::text)
                                .toList()
                                .equals(List.of(subcommand))
                ? Optional.of(words.subList(end, words.size()))
                : Optional.empty();
    }

    private static List<Word> ofAzure(List<Word> options) {
        List<Word> build = chosen(options, OF_AZURE);
        int last = options.size() - 1;
        String before = last > 0 ? options.get(last - 1).text() : "";
        boolean folder = last >= 0
                && !options.get(last).text().startsWith("-")
                && (!before.startsWith("-") || before.contains("=") || FLAGS.contains(before));
        if (folder) {
            build.add(options.get(last));
        }
        return build;
    }

    private static List<Word> chosen(List<Word> options, Set<String> names) {
        List<Word> chosen = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            Word word = options.get(i);
            if (names.contains(word.text()) && i + 1 < options.size()) {
                chosen.add(word);
                chosen.add(options.get(++i));
            } else if (names.contains(word.text().split("=", 2)[0])) {
                chosen.add(word);
            }
        }
        boolean kept = options.stream().anyMatch(word -> word.text().equals("--no-push"));
        options.stream()
                .limit(kept ? 0 : 1)
                .map(word -> word.as(PUBLISHES, true))
                .forEach(word -> chosen.add(0, word));
        return chosen;
    }
}
