package dev.undebug.service.judge;

import dev.undebug.service.packages.Installed;

/** Judges environments of one application that disagree on debug mode. */
final class EnvironmentsJudge implements RepositoryJudge {
    @Override
    public void judge(JudgedRepository repository, Verdicts verdicts) {
        Installed installed = repository.installations().whole();
        new Environments(repository.workspace()::facts, installed, verdicts)
                .judge(repository.facts(), repository.kustomizations());
    }
}
