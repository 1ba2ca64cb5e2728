package dev.undebug.service.judge;

import dev.undebug.fact.FileFacts;
import dev.undebug.service.deploy.Kustomizations;
import dev.undebug.service.launch.Installations;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.tree.Workspace;
import java.util.List;

/**
 * A repository whose programs are judged.
 *
 * @param kustomizations what they deploy, which is judged as it is deployed and not as its files say one by one
 * @param modeNamed whether code names {@code FLASK_ENV}, so that the variable has a use whatever Flask does
 */
public record JudgedRepository(
        Workspace workspace,
        List<FileFacts> facts,
        List<Launch> launches,
        Kustomizations kustomizations,
        Installations installations,
        JudgedPrograms programs,
        boolean modeNamed) {
    public JudgedRepository {
        facts = List.copyOf(facts);
        launches = List.copyOf(launches);
    }

    /** Returns whether the repository shows what is started. */
    boolean showsLaunches() {
        return !workspace.mayHideLaunches() && launches.stream().anyMatch(Launch::runsPython);
    }
}
