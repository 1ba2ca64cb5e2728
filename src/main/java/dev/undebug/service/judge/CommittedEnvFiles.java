package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.Exposure;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.environment.SecretVariables;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.CommittedSecrets;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges env files that are committed with secrets. */
final class CommittedEnvFiles implements RepositoryJudge {
    private static final int MOST_STEPS = 5;

    /** Folders with examples. */
    private static final Pattern SHOWN =
            Pattern.compile("(?:^|/)(?:examples?|samples?|demos?|docs?|fixtures|templates?|tutorials?)/");

    @Override
    public void judge(JudgedRepository repository, Verdicts verdicts) {
        Map<String, Launch> production = production(repository.launches());
        for (FileFacts file : repository.facts()) {
            String path = file.file().path();
            if (EnvFileNames.isEnvFile(path)
                    && !EnvFileNames.isTemplate(path)
                    && !CodeRole.isTest(path)
                    && !SHOWN.matcher(path).find()) {
                Optional<Launch> reader = Optional.ofNullable(production.get(path));
                file.units().forEach(unit -> unit(unit, reader, repository.workspace(), verdicts));
            }
        }
    }

    /** Returns the launches of production by the paths of their env files, whose names say nothing then. */
    private static Map<String, Launch> production(List<Launch> launches) {
        Map<String, Launch> production = new HashMap<>();
        launches.stream().filter(launch -> launch.role() == Role.PRODUCTION).forEach(launch -> launch.runtime()
                .written()
                .forEach(variable -> production.putIfAbsent(variable.place().path(), launch)));
        return production;
    }

    /** @param reader what reads the file in production */
    private static void unit(Unit unit, Optional<Launch> reader, Workspace workspace, Verdicts verdicts) {
        String path = unit.place().path();
        Role named = unit.role() == Role.UNKNOWN ? RoleInference.ofOverlay(path) : unit.role();
        Role role = reader.map(Launch::role).orElse(named);
        List<EnvVar> secrets = role == Role.TEST
                ? List.of()
                : unit.environment().stream().filter(SecretVariables::isSecret).toList();
        if (!secrets.isEmpty() && workspace.isCommitted(path)) {
            Switch found = new CommittedSecrets(secrets);
            List<EvidenceStep> steps = new ArrayList<>();
            reader.filter(launch -> named.isPrivate())
                    .map(launch -> new EvidenceStep(
                            launch.deployment(), "takes variables from " + EvidenceStep.code(path) + " in production"))
                    .ifPresent(steps::add);
            steps.addAll(steps(secrets));
            verdicts.add(found, new Reach(Exposure.NONE, role, true, true, steps));
        }
    }

    /** Never quotes a value. */
    private static List<EvidenceStep> steps(List<EnvVar> secrets) {
        List<EvidenceStep> steps = new ArrayList<>();
        for (EnvVar secret : secrets) {
            if (steps.size() < MOST_STEPS) {
                steps.add(new EvidenceStep(
                        CommittedSecrets.name(secret), "sets a value for " + EvidenceStep.code(secret.name())));
            }
        }
        return steps;
    }
}
