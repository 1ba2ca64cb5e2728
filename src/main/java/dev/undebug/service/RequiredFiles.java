package dev.undebug.service;

import dev.undebug.service.environment.MountTable;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event.NeedsFile;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which scripts of people's presumably do not start their program: they ask for code that the repository does not have, or
 * go to a folder that is not in the repository. Settings, env files and data are another matter, since people make them by hand.
 */
final class RequiredFiles {
    private static final String CODE = ".py";

    /** A folder beside that of the script: in the root of the repository, that is none of the repository. */
    private static final String ABOVE = "../";

    /** Files that people make by hand, or a program does. */
    private static final Pattern BY_HAND = Pattern.compile(
            "(?i)config|conf(?![a-z])|setting|secret|credential|passw|token|key|local|env|constant|param|generated|version|_pb2");

    /** Commands with which code comes to a machine. */
    private static final Pattern BRINGING = Pattern.compile(
            "\\b(?:git\\s++(?:clone|pull|submodule|checkout|fetch|worktree)|svn|hg|curl|wget|rsync|scp|sftp|unzip|tar|7z|aws|gsutil|gcloud|az|gdown|dvc)\\b");

    private static final List<String> LISTS = List.of(".gitmodules", ".gitignore");

    private final Workspace workspace;

    RequiredFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns a launch with the first file without which its script ends, or without those that are there. */
    Launch noted(Launch launch) {
        if (EvidenceStep.events(launch.steps(), NeedsFile.class).findAny().isEmpty()) {
            return launch;
        }
        List<EvidenceStep> steps = new ArrayList<>();
        Optional<EvidenceStep> missing = launch.steps().stream()
                .filter(step -> step.event() instanceof NeedsFile needs && isMissing(needs.file(), step, launch))
                .findFirst();
        for (EvidenceStep step : launch.steps()) {
            if (!(step.event() instanceof NeedsFile needs)) {
                steps.add(step);
            } else if (missing.filter(step::equals).isPresent()) {
                steps.add(new EvidenceStep(step.place(), new NeedsFile(needs.file(), true)));
            }
        }
        return launch.located(launch.runtime(), steps);
    }

    private boolean isMissing(String file, EvidenceStep step, Launch launch) {
        MountTable files = launch.runtime().files();
        ContainerPath path = ContainerPath.of(file);
        return file.startsWith(ABOVE)
                ? RepositoryPath.of(step.place().path()).folder().isRoot()
                        && !files.built()
                        && workspace.hasFolder(path.text().substring(1))
                : file.endsWith(CODE)
                        && !BY_HAND.matcher(file).find()
                        && !files.built()
                        && !files.isMountedOver()
                        && around(path, step, files).noneMatch(workspace::exists)
                        && !mayBeBrought(path, step.place().file());
    }

    /** Returns where the file may be: people may start a script in any folder above it. */
    private static Stream<String> around(ContainerPath path, EvidenceStep step, MountTable files) {
        String relative = path.text().substring(1);
        return Stream.concat(
                files.candidates(path).stream(),
                RepositoryPath.of(step.place().path()).folder().upward().map(folder -> folder.at(relative)
                        .text()));
    }

    private boolean mayBeBrought(ContainerPath path, SourceFile script) {
        Pattern made = Pattern.compile(
                "(?:>|\\b(?:cp|mv|ln|tee|install|touch)\\b|\\s-o\\s)[^\\n]*" + Pattern.quote(path.name()));
        return BRINGING.matcher(script.text()).find()
                || made.matcher(script.text()).find()
                || LISTS.stream()
                        .flatMap(list -> workspace.text(list).stream())
                        .anyMatch(list -> list.contains("[submodule") || list.contains(path.name()));
    }
}
