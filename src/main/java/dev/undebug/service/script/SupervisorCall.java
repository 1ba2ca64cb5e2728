package dev.undebug.service.script;

import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;

/**
 * A command that starts supervisor's daemon, which starts the programs of its configuration: {@code supervisord -n -c
 * /etc/supervisord.conf}.
 *
 * @param configuration the file, where the command names it
 */
record SupervisorCall(Optional<String> configuration) {
    private static final String OPTION = "-c";
    private static final String LONG_OPTION = "--configuration";

    /** Returns the call, if the command runs the daemon. */
    static Optional<SupervisorCall> of(List<Word> words) {
        boolean daemon = ContainerPath.program(words.get(0).text()).equals("supervisord") || isModule(words);
        return daemon ? Optional.of(new SupervisorCall(configuration(words))) : Optional.empty();
    }

    private static boolean isModule(List<Word> words) {
        return words.size() > 2
                && ContainerPath.program(words.get(0).text()).startsWith("python")
                && words.get(1).text().equals("-m")
                && words.get(2).text().equals("supervisor.supervisord");
    }

    private static Optional<String> configuration(List<Word> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean apart = word.equals(OPTION) || word.equals(LONG_OPTION);
            if (apart && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1).text());
            }
            if (word.startsWith(LONG_OPTION + "=")) {
                return Optional.of(word.substring(LONG_OPTION.length() + 1));
            }
            if (word.startsWith(OPTION) && word.length() > OPTION.length()) {
                return Optional.of(word.substring(OPTION.length()));
            }
        }
        return Optional.empty();
    }

    /** Returns the paths of the configuration, of which the first that exists is read. */
    List<String> files() {
        return configuration
                .map(List::of)
                .orElse(List.of(
                        "supervisord.conf",
                        "etc/supervisord.conf",
                        "/etc/supervisord.conf",
                        "/etc/supervisor/supervisord.conf"));
    }
}
