package dev.undebug.scan;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.Project;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentences about programs that were not evaluated to their end. */
final class Unfinished {
    private static final int MOST = 10;

    private Unfinished() {}

    /**
     * Returns whether one of them may serve visitors: a launch starts it, or the repository shows no launch at all. What a
     * file would do if somebody ran it is not worth failing a check.
     */
    static boolean matters(Project project) {
        return project.unfinished().stream()
                .anyMatch(program ->
                        program.launch().isPresent() || project.services().isEmpty());
    }

    static List<String> notes(Project project) {
        Set<String> launched = project.unfinished().stream()
                .filter(program -> program.launch().isPresent())
                .flatMap(program -> program.entry().stream())
                .map(Entry::path)
                .collect(Collectors.toSet());
        return project.unfinished().stream()
                .filter(program -> program.launch().isPresent()
                        || program.entry()
                                .map(Entry::path)
                                .filter(launched::contains)
                                .isEmpty())
                .map(Unfinished::name)
                .distinct()
                .limit(MOST)
                .map(name -> name + " runs more code than Undebug evaluates for one program, so findings may be missing"
                        + " there. Everything else was judged. Look at it by hand, or start the server from a file that"
                        + " imports less.")
                .toList();
    }

    private static String name(Program program) {
        return program.launch()
                .map(Unfinished::name)
                .orElseGet(() -> "`" + program.entry().orElseThrow().path() + "`");
    }

    private static String name(Launch launch) {
        return "`" + launch.name() + "` (`" + launch.place().path() + ":"
                + launch.place().line() + "`)";
    }
}
