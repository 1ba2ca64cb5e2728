package dev.undebug.service.script;

import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command that starts applications of pm2's file: {@code pm2 start ecosystem.config.js --only shop --env production}.
 *
 * @param file the path of the file
 * @param only the names of the applications; empty for all of the file
 * @param mode the set of variables that they get besides those of every start
 */
record Pm2Call(String file, Set<String> only, Optional<Word> mode) {
    private static final Set<String> STARTS = Set.of(
            "start", "startOrRestart", "startOrReload", "startOrGracefulReload", "restart", "reload", "gracefulReload");
    private static final Pattern FILE = Pattern.compile(".*\\.(?:json|ya?ml|[cm]?js)");
    private static final String USUAL_FILE = "ecosystem.config.js";
    private static final String MODE = "--env";
    private static final String ONLY = "--only";

    /** Returns the call, if the command runs pm2 with a file. */
    static Optional<Pm2Call> of(List<Word> words) {
        String program = ContainerPath.program(words.get(0).text());
        boolean runtime = program.equals("pm2-runtime") || program.equals("pm2-docker");
        if (!runtime && !program.equals("pm2")) {
            return Optional.empty();
        }
        boolean starts = words.size() > 1 && STARTS.contains(words.get(1).text());
        return starts || runtime ? call(words.subList(starts ? 2 : 1, words.size())) : Optional.empty();
    }

    private static Optional<Pm2Call> call(List<Word> words) {
        Optional<Word> mode = Optional.empty();
        Set<String> only = Set.of();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size() && !words.get(i).text().equals("--"); i++) {
            Word word = words.get(i);
            String text = word.text();
            int equals = text.startsWith("--") ? text.indexOf('=') : -1;
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!name.equals(MODE) && !name.equals(ONLY)) {
                operands.add(text);
                continue;
            }
            boolean apart = equals < 0 && i + 1 < words.size();
            Word value = apart ? words.get(++i) : word.as(text.substring(equals + 1), word.literal());
            if (name.equals(MODE)) {
                mode = Optional.of(value);
            } else {
                only = Set.copyOf(Arrays.asList(value.text().split(",")));
            }
        }
        List<String> files =
                operands.stream().filter(text -> FILE.matcher(text).matches()).toList();
        boolean usual = operands.stream().allMatch(text -> text.startsWith("-"));
        String file = files.isEmpty() ? USUAL_FILE : files.get(0);
        return usual || !files.isEmpty() ? Optional.of(new Pm2Call(file, only, mode)) : Optional.empty();
    }

    boolean starts(Unit application) {
        return only.isEmpty() || only.contains(application.name());
    }
}
