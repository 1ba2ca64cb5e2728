package dev.undebug.service.packages;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Python that runs a program, by the command that starts it or by its image. */
public final class PythonRelease {
    private static final String THREE = "3";

    private static final Pattern INTERPRETER = Pattern.compile("(?:.*/)?python(\\d?)(?:\\.\\d+)?");

    /** Brings another Python into an image, or a server with one. */
    private static final Pattern OTHER = Pattern.compile("python-?2|pypy|jython|conda|pyenv|plugin-python(?!3)");

    private static final Pattern NUMBER = Pattern.compile("3\\.(\\d{1,2})");

    private PythonRelease() {}

    /**
     * Returns whether a program is certainly run by a Python 3: its command names one, or its image is one of Docker's official
     * images for it. Nothing in the code tells so, nor do requirements: they may be those of another machine.
     */
    public static boolean isThree(Optional<Command> command, Optional<FileFacts> dockerfile) {
        Optional<String> named = command.stream()
                .flatMap(one -> one.words().stream())
                .map(Word::text)
                .map(INTERPRETER::matcher)
                .filter(Matcher::matches)
                .map(interpreter -> interpreter.group(1))
                .findFirst();
        return named.filter(major -> !major.isEmpty())
                .map(THREE::equals)
                .orElseGet(() -> dockerfile.filter(PythonRelease::isOfThree).isPresent());
    }

    /** Returns whether an image certainly has a Python before this release of Python 3. */
    public static boolean isBefore(int minor, FileFacts dockerfile) {
        return ChosenByPip.pythonOf(dockerfile)
                .map(NUMBER::matcher)
                .filter(Matcher::matches)
                .filter(number -> Integer.parseInt(number.group(1)) < minor)
                .isPresent();
    }

    /** Which of several stages a deployment starts is left open, so each has to be one. */
    private static boolean isOfThree(FileFacts dockerfile) {
        List<Unit> stages = dockerfile.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)
                .toList();
        Set<String> named = stages.stream().map(Unit::name).collect(Collectors.toSet());
        return !stages.isEmpty()
                && !OTHER.matcher(dockerfile.file().text()).find()
                && stages.stream().map(stage -> stage.origin().base()).allMatch(base -> base.filter(
                                image -> named.contains(image)
                                        || ChosenByPip.python(image)
                                                .filter(python -> python.startsWith(THREE))
                                                .isPresent())
                        .isPresent());
    }
}
