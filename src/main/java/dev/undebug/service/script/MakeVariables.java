package dev.undebug.service.script;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that make gets by its environment: {@code MAKEFLAGS="FLASK_DEBUG=1"} counts as an assignment on its command
 * line. Other options, and the files that {@code MAKEFILES} names, may set any.
 *
 * @see <a href="https://www.gnu.org/software/make/manual/make.html#Options_002fRecursion">GNU make, Options/Recursion</a>
 */
final class MakeVariables {
    private static final Set<String> PROGRAMS = Set.of("make", "gmake");
    private static final Set<String> FLAGS = Set.of("MAKEFLAGS", "GNUMAKEFLAGS");
    private static final String FILES = "MAKEFILES";
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*+)=([\\w./:-]*+)");

    /** Options that only say how much make does at once, and tells. */
    private static final Pattern QUIET =
            Pattern.compile("-*[BRjklrsw]++\\d*+|--(?:jobs|silent|quiet|no-print-directory)(?:=\\d++)?+|--");

    private static final List<String> DECIDING = List.of("FLASK_DEBUG", "FLASK_ENV");

    private MakeVariables() {}

    /**
     * Returns the variables that make finds set in its environment.
     *
     * @param program the program's name
     * @param environment its environment, a later variable wins
     */
    static List<EnvVar> of(String program, List<EnvVar> environment) {
        List<EnvVar> all = new ArrayList<>();
        if (!PROGRAMS.contains(program)) {
            return all;
        }
        environment.stream()
                .filter(variable -> variable.name().equals(FILES)
                        && variable.value().filter(String::isBlank).isEmpty())
                .forEach(variable -> open(variable, all));
        environment.stream()
                .filter(variable -> FLAGS.contains(variable.name()))
                .forEach(variable -> flags(variable, all));
        return all;
    }

    private static void flags(EnvVar variable, List<EnvVar> all) {
        Span written = variable.valueSpan();
        String value = variable.value().orElse("$");
        int offset = Math.max(0, variable.place().file().slice(written).indexOf(value));
        boolean open = false;
        for (Matcher word = Pattern.compile("\\S++").matcher(value); word.find(); ) {
            Matcher assignment = ASSIGNMENT.matcher(word.group());
            if (assignment.matches()) {
                int start = written.start() + offset + word.start() + assignment.start(2);
                int end = Math.min(written.end(), start + assignment.group(2).length());
                all.add(new EnvVar(
                        assignment.group(1),
                        Optional.of(assignment.group(2)),
                        variable.place(),
                        new Span(Math.min(start, end), end)));
            } else {
                open |= !QUIET.matcher(word.group()).matches();
            }
        }
        if (open) {
            open(variable, all);
        }
    }

    private static void open(EnvVar variable, List<EnvVar> all) {
        DECIDING.forEach(name -> all.add(new EnvVar(name, Optional.empty(), variable.place(), variable.valueSpan())));
    }
}
