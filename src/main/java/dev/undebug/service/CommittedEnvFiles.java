package dev.undebug.service;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.Exposure;
import dev.undebug.read.EnvFileNames;
import java.util.ArrayList;
import java.util.List;

/** Finds files of variables that are committed with secrets in them. */
final class CommittedEnvFiles {
    private static final int MOST_STEPS = 5;

    private final Workspace workspace;
    private final Verdicts verdicts;

    CommittedEnvFiles(Workspace workspace, Verdicts verdicts) {
        this.workspace = workspace;
        this.verdicts = verdicts;
    }

    void judge(List<FileFacts> facts) {
        for (FileFacts file : facts) {
            String path = file.file().path();
            if (EnvFileNames.isEnvFile(path) && !EnvFileNames.isTemplate(path) && !CodeRole.isTest(path)) {
                file.units().forEach(this::unit);
            }
        }
    }

    private void unit(Unit unit) {
        List<EnvVar> secrets = unit.role() == Role.TEST
                ? List.of()
                : unit.environment().stream().filter(SecretVariables::isSecret).toList();
        if (!secrets.isEmpty() && workspace.isCommitted(unit.place().path())) {
            Switch found = new Switch.CommittedSecrets(secrets);
            verdicts.add(found, new Reach(Exposure.NONE, unit.role(), true, true, steps(secrets)));
        }
    }

    /** A value is never quoted. */
    private static List<Step> steps(List<EnvVar> secrets) {
        List<Step> steps = new ArrayList<>();
        for (EnvVar secret : secrets) {
            if (steps.size() < MOST_STEPS) {
                steps.add(new Step(
                        Switch.CommittedSecrets.name(secret), "gives a value to " + Trail.code(secret.name())));
            }
        }
        return steps;
    }
}
