package dev.undebug.service.packages;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Python that runs a program, by the command that starts it or by its image. */
public final class PythonRelease {
    private static final String THREE = "3";

    private static final Pattern INTERPRETER = Pattern.compile("(?:.*/)?python(\\d?)(?:\\.\\d+)?");

    /** Brings another Python into an image of Python 3, or a server with one. */
    private static final Pattern OTHER = Pattern.compile("python-?2|pypy|jython|conda|pyenv|plugin-python(?!3)");

    private static final String TWO = "2";

    /** Docker's official image of Python 2. */
    private static final Pattern IMAGE_OF_TWO = Pattern.compile("(?:.*/library/|docker\\.io/)?python:2(?:[.-].*)?");

    /** Brings another Python into an image of Python 2. */
    private static final Pattern OTHER_THAN_TWO = Pattern.compile("python-?3|pypy|jython|conda|pyenv");

    private static final Pattern NUMBER = Pattern.compile("3\\.(\\d{1,2})");

    /** A folder of packages outside of virtual environments. */
    private static final Pattern FOLDER = Pattern.compile("(?:^/usr/local|/\\.local)/lib/python(3\\.\\d{1,2})/");

    private static final Pattern COPYING = Pattern.compile("(?im)^[ \\t]*+(?:COPY|ADD)[ \\t].*+$");

    private PythonRelease() {}

    /**
     * Returns whether a program is run by a Python 2, as far as that is certain: its command names a release, or its image is one of
     * Docker's official images. Nothing in the code tells so, nor do requirements: they may be those of another machine.
     */
    public static Truth isTwo(Optional<Command> command, Optional<FileFacts> dockerfile) {
        Optional<String> named = command.stream()
                .flatMap(one -> one.words().stream())
                .map(Word::text)
                .map(INTERPRETER::matcher)
                .filter(Matcher::matches)
                .map(interpreter -> interpreter.group(1))
                .findFirst();
        return named.filter(major -> !major.isEmpty())
                .map(major -> major.equals(THREE) ? Truth.FALSE : major.equals(TWO) ? Truth.TRUE : Truth.UNKNOWN)
                .orElseGet(() -> dockerfile.map(PythonRelease::isOfTwo).orElse(Truth.UNKNOWN));
    }

    /**
     * Returns whether a folder of packages is certainly that of another Python than the one that runs a program: its path has the
     * number of a release that the image of the program, one of Docker's official images, is not, and nothing else names it.
     */
    public static boolean isOfAnother(ContainerPath folder, Optional<Command> command, FileFacts dockerfile) {
        Matcher release = FOLDER.matcher(folder.text());
        Optional<String> own = ChosenByPip.pythonOf(dockerfile)
                .filter(number -> NUMBER.matcher(number).matches());
        if (!release.find() || own.isEmpty() || own.get().equals(release.group(1))) {
            return false;
        }
        String other = release.group(1);
        String instructions = COPYING.matcher(dockerfile.file().text()).replaceAll("");
        return !instructions.contains(other)
                && command.stream().flatMap(one -> one.words().stream()).noneMatch(word -> word.text()
                        .contains(other));
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
    private static Truth isOfTwo(FileFacts dockerfile) {
        boolean three = isOf(dockerfile, OTHER, image -> ChosenByPip.python(image)
                .filter(python -> python.startsWith(THREE))
                .isPresent());
        boolean two = !three
                && isOf(dockerfile, OTHER_THAN_TWO, image -> IMAGE_OF_TWO
                        .matcher(image)
                        .matches());
        return three ? Truth.FALSE : two ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static boolean isOf(FileFacts dockerfile, Pattern other, Predicate<String> official) {
        List<Unit> stages = dockerfile.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)
                .toList();
        Set<String> named = stages.stream().map(Unit::name).collect(Collectors.toSet());
        return !stages.isEmpty()
                && !other.matcher(dockerfile.file().text()).find()
                && stages.stream().map(stage -> stage.origin().base()).allMatch(base -> base.filter(
                                image -> named.contains(image) || official.test(image))
                        .isPresent());
    }
}
