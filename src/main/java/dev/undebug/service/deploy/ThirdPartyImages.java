package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.source.DockerfileNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Recognises containers with third-party software: their environment reaches no program of the repository. */
public final class ThirdPartyImages {
    private static final Pattern PYTHON = Pattern.compile(
            "(?i)python|pypy|\\bpip|conda|flask|gunicorn|uwsgi|uvicorn|waitress|hypercorn|granian|\\.py\\b|\\buv\\b");

    private final Function<String, Optional<FileFacts>> facts;

    /** @param facts the facts of a file, by repository path */
    public ThirdPartyImages(Function<String, Optional<FileFacts>> facts) {
        this.facts = facts;
    }

    public boolean runsIn(Unit unit) {
        Origin origin = unit.origin();
        return isForeign(unit.commands())
                && (origin.build().isPresent()
                        ? origin.build().filter(this::isForeign).isPresent()
                        : origin.base().filter(ThirdPartyImages::isForeign).isPresent());
    }

    /** Returns whether a Dockerfile may install Python: not if it names nothing of it, and its bases are of third-party software. */
    static boolean mayHavePython(FileFacts dockerfile) {
        return PYTHON.matcher(dockerfile.file().text()).find()
                || !dockerfile.units().stream().allMatch(stage -> hasKnownBase(stage, dockerfile.units()));
    }

    private static boolean hasKnownBase(Unit stage, List<Unit> stages) {
        return stage.origin()
                .base()
                .filter(base ->
                        Images.isForeign(base) || ImageOwner.isOfficial(ImageName.of(base)) || isStage(base, stages))
                .isPresent();
    }

    private static boolean isStage(String base, List<Unit> stages) {
        return stages.stream().anyMatch(other -> other.name().equalsIgnoreCase(base));
    }

    /** Returns whether an image is third-party software, and has no server of Python in its name. */
    static boolean isForeign(String image) {
        return Images.isForeign(image) && !PYTHON.matcher(image).find();
    }

    /** A command of options alone goes to the image's own program. */
    private static boolean isForeign(List<Command> commands) {
        return commands.stream()
                .map(Command::words)
                .allMatch(words -> words.get(0).text().startsWith("-")
                        || CommandLine.recognise(words).kind() == CommandInvocation.Kind.FOREIGN);
    }

    /** A build of third-party software has no Python in any stage, and starts its base image's command. */
    private boolean isForeign(Unit.Build build) {
        Optional<FileFacts> dockerfile =
                build.inline().isEmpty() ? DockerfileNames.found(build.dockerfile(), facts) : Optional.empty();
        return dockerfile
                .filter(file -> !file.units().isEmpty()
                        && !PYTHON.matcher(file.file().text()).find()
                        && file.units().stream().allMatch(stage -> isForeign(stage, file.units())))
                .isPresent();
    }

    private static boolean isForeign(Unit stage, List<Unit> stages) {
        return stage.commands().isEmpty()
                && stage.origin()
                        .base()
                        .filter(base -> isForeign(base) || isStage(base, stages))
                        .isPresent();
    }
}
