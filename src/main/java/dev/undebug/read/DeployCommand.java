package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The variables that a command gives to a deployed program: {@code heroku config:set FLASK_DEBUG=1},
 * {@code gcloud run deploy --set-env-vars FLASK_DEBUG=1,MODE=x}, {@code docker run -e FLASK_DEBUG=1}.
 */
final class DeployCommand {
    private static final Set<String> SETTERS = Set.of(
            "heroku", "fly", "flyctl", "az", "kubectl", "oc", "eb", "railway", "dokku", "gcloud", "docker", "podman",
            "ecs-cli");
    private static final Set<String> LISTS = Set.of("--set-env-vars", "--update-env-vars", "--env-vars", "--settings");
    private static final Set<String> ONE = Set.of("-e", "--env");

    private DeployCommand() {}

    static List<EnvVar> variables(SourceFile file, Command command) {
        List<Word> words = command.words();
        List<EnvVar> variables = new ArrayList<>();
        if (!SETTERS.contains(RepositoryPath.name(words.get(0).text()))) {
            return variables;
        }
        boolean sets = isSetter(words);
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1).text();
            Word word = words.get(i);
            int equals = word.text().indexOf('=');
            String option = equals < 0 ? "" : word.text().substring(0, equals);
            if (LISTS.contains(option) || ONE.contains(option)) {
                list(file, word, equals + 1, variables);
            } else if (sets || LISTS.contains(before) || ONE.contains(before)) {
                list(file, word, 0, variables);
            }
        }
        return variables;
    }

    private static boolean isSetter(List<Word> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean set = word.equals("config:set") || word.equals("setenv");
            boolean second = i > 1
                    && ((word.equals("set")
                                    && Set.of("secrets", "variables", "appsettings", "config")
                                            .contains(words.get(i - 1).text()))
                            || (word.equals("env") && words.get(i - 1).text().equals("set")));
            if (set || second) {
                return true;
            }
        }
        return false;
    }

    /** Reads {@code A=1,B=2}; words that are no assignments give nothing. */
    private static void list(SourceFile file, Word word, int from, List<EnvVar> variables) {
        String text = word.text();
        boolean asWritten = word.literal() && file.slice(word.span()).equals(text);
        int start = from;
        while (start < text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            int equals = text.indexOf('=', start);
            if (equals > start && equals < end && Assignment.isName(text.substring(start, equals), equals - start)) {
                int offset = word.span().start();
                Span whole = asWritten ? new Span(offset + start, offset + end) : word.span();
                Span value = asWritten ? new Span(offset + equals + 1, offset + end) : word.span();
                Optional<String> known =
                        Optional.of(text.substring(equals + 1, end)).filter(v -> word.literal());
                variables.add(new EnvVar(text.substring(start, equals), known, file.place(whole), value));
            }
            start = end + 1;
        }
    }
}
