package dev.undebug.service.judge;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.deploy.Kustomizations;
import dev.undebug.service.launch.Installations;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.tree.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * A repository with judged programs.
 *
 * @param kustomizations judged as they deploy, not file by file
 * @param judge judges further programs
 * @param modeNamed whether code reads {@code FLASK_ENV}, so that the variable matters even if Flask ignores it
 */
public record JudgedRepository(
        Workspace workspace,
        List<FileFacts> facts,
        List<Launch> launches,
        Kustomizations kustomizations,
        Installations installations,
        JudgedPrograms programs,
        ProgramJudge judge,
        boolean modeNamed) {
    public JudgedRepository {
        facts = List.copyOf(facts);
        launches = List.copyOf(launches);
    }

    /** Returns whether the repository shows what starts. */
    boolean showsLaunches() {
        return !workspace.mayHideLaunches() && programs.launched().stream().anyMatch(ProgramVerdict::isShown);
    }

    /** Returns whether the repository shows how visitors meet one of its programs. */
    boolean showsVisitors() {
        return !workspace.mayHideLaunches() && programs.choices().isShownToVisitors();
    }

    /** Returns a launch that deploys the image of one that starts by itself; what a stage gets says nothing of visitors. */
    Optional<Launch> deployment(Launch image) {
        return image.runtime()
                .dockerfile()
                .filter(path -> image.isOfImageAlone())
                .flatMap(path -> launches.stream()
                        .filter(other -> other.runtime()
                                .dockerfile()
                                .filter(path::equals)
                                .isPresent())
                        .filter(other -> !other.isOfImageAlone()
                                && other.isDeployment()
                                && other.role() != Role.STAGING
                                && other.invocation().kind() != CommandInvocation.Kind.FOREIGN)
                        .findFirst());
    }
}
