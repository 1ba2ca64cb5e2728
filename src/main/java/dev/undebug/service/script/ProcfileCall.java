package dev.undebug.service.script;

import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command that starts processes of a Procfile: {@code honcho -f Procfile.prod start web}, {@code foreman start}.
 *
 * @param folder the folder of the processes; {@code ""} for the command's own
 * @param file the Procfile
 * @param environment their env file
 * @param processes their names; empty for all of the file
 */
record ProcfileCall(String folder, String file, String environment, List<String> processes) {
    private static final Set<String> MANAGERS =
            Set.of("honcho", "foreman", "goreman", "forego", "hivemind", "overmind");
    private static final Set<String> FOLDERS = Set.of("-d", "--app-root", "--root");
    private static final Set<String> FILES = Set.of("-f", "--procfile");
    private static final Set<String> ENVIRONMENTS = Set.of("-e", "--env");
    private static final Set<String> OTHERS =
            Set.of("-p", "--port", "-c", "--concurrency", "-q", "--quiet", "-m", "--formation", "-t", "--timeout");

    /** Returns the call, if the command runs a process manager. */
    static Optional<ProcfileCall> of(List<Word> words) {
        String program = ContainerPath.program(words.get(0).text());
        if (program.equals("heroku") && words.size() > 1 && words.get(1).text().equals("local")) {
            return Optional.of(call(words.subList(2, words.size())));
        }
        if (!MANAGERS.contains(program)) {
            return Optional.empty();
        }
        ProcfileCall call = call(words.subList(1, words.size()));
        boolean starts = !call.processes.isEmpty() && call.processes.get(0).matches("start|s");
        // hivemind has no subcommands: it always starts all processes.
        return starts ? Optional.of(call.started()) : Optional.of(call).filter(all -> program.equals("hivemind"));
    }

    private ProcfileCall started() {
        return new ProcfileCall(folder, file, environment, processes.subList(1, processes.size()));
    }

    private static ProcfileCall call(List<Word> words) {
        String folder = "";
        String file = "Procfile";
        String environment = ".env";
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            boolean known = FOLDERS.contains(name)
                    || FILES.contains(name)
                    || ENVIRONMENTS.contains(name)
                    || OTHERS.contains(name);
            if (!known) {
                if (!word.startsWith("-")) {
                    rest.add(word);
                }
                continue;
            }
            String value = equals >= 0
                    ? word.substring(equals + 1)
                    : i + 1 < words.size() ? words.get(++i).text() : "";
            if (FOLDERS.contains(name)) {
                folder = value;
            } else if (FILES.contains(name)) {
                file = value;
            } else if (ENVIRONMENTS.contains(name)) {
                environment = value;
            }
        }
        return new ProcfileCall(folder, file, environment, rest);
    }

    boolean starts(String process) {
        return processes.isEmpty() || processes.contains(process);
    }
}
