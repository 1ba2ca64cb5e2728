package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds launches of examples: of a library, or in a repository that deploys something else. People try these out. */
public final class ExampleLaunches {
    /** Programs that bring a folder to a platform or a machine, and the key and the command that go to a folder before they do. */
    private static final Pattern DEPLOYS = Pattern.compile(
            "\\b(?:docker|podman|flyctl|fly|gcloud|az|eb|heroku|railway|vercel|serverless|sls|cf|doctl|kubectl|helm|oc|rsync|scp|zappa|pm2"
                    + "|working-directory|cd)\\b");

    private final Optional<Place> library;
    private final boolean deploys;
    private final List<SourceFile> outside;

    /** @param facts of all files, which may build the image of an example to deploy it */
    public ExampleLaunches(Workspace workspace, List<FileFacts> facts) {
        library = PackagedProject.library(workspace);
        deploys = facts.stream().flatMap(file -> file.builds().stream()).anyMatch(ExampleLaunches::deploys);
        outside = facts.stream()
                .map(FileFacts::file)
                .filter(file -> !CodeRole.isExample(file.path()))
                .toList();
    }

    /** Returns the launches with a note on those of examples; unchanged if the repository shows nothing else and is no library. */
    public List<Launch> noted(List<Launch> launches) {
        Optional<Launch> deployed = launches.stream()
                .filter(launch -> launch.showsPython() && !isExample(launch))
                .filter(launch -> !launch.role().isPrivate())
                .findFirst();
        if (deployed.isPresent()) {
            Event event = new Event.StartsExample(deployed.get().place().toString());
            return noted(launches, ExampleLaunches::isExample, launch -> new EvidenceStep(launch.place(), event));
        }
        return library.filter(place -> !deploys)
                .map(place -> noted(
                        launches,
                        launch -> launch.files().allMatch(CodeRole::isExample) && !isDeployed(launch),
                        launch -> new EvidenceStep(place, new Event.PackagesLibrary())))
                .orElse(launches);
    }

    private static List<Launch> noted(
            List<Launch> launches, Predicate<Launch> which, Function<Launch, EvidenceStep> step) {
        return launches.stream()
                .map(launch ->
                        launch.runsPython() && which.test(launch) ? launch.ofExample(step.apply(launch)) : launch)
                .toList();
    }

    /** Returns whether a line outside of the examples names the folder of a launch, and may deploy it. */
    private boolean isDeployed(Launch launch) {
        String folder = RepositoryPath.of(launch.place().path()).folder().text();
        return outside.stream()
                .anyMatch(file -> file.text().contains(folder)
                        && file.text()
                                .lines()
                                .anyMatch(line -> line.contains(folder)
                                        && DEPLOYS.matcher(line).find()));
    }

    private static boolean isExample(Launch launch) {
        return CodeRole.isExample(launch.place().path());
    }

    /** Returns whether a file outside of the examples builds the image of one, or an image of which nobody knows the folder. */
    private static boolean deploys(ImageBuild build) {
        return !build.role().isPrivate()
                && !CodeRole.isExample(build.place().path())
                && Stream.concat(
                                Stream.of(build.dockerfile()),
                                build.context().stream()
                                        .flatMap(context -> Stream.concat(
                                                Stream.of(context.directory(), context.written()),
                                                context.folder().stream())))
                        .anyMatch(path -> CodeRole.isExample(path + "/") || isOpen(path));
    }

    private static boolean isOpen(String path) {
        return path.contains("$") || path.contains("{{") || path.contains("…");
    }
}
