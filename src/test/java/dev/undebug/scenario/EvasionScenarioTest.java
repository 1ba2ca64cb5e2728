package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.testing.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pull requests that try to get a live debug mode past the check. None ends green, and none of the twins, which do the same
 * with debug mode off, is blocked.
 */
class EvasionScenarioTest extends Scenario {
    /** The pull requests that are open at once: all are judged within the time that a scenario waits. */
    private static final int AT_ONCE = 10;

    private static final Set<String> OPEN = Set.of("success", "skipped");

    private record Played(Evasion evasion, HostedPull evading, HostedPull twin) {
        boolean concluded() {
            return Stream.of(evading, twin)
                    .allMatch(pull ->
                            run(pull).map(run -> run.progress().completed()).orElse(false));
        }

        static java.util.Optional<CheckRun> run(HostedPull pull) {
            return pull.repository().checkRuns().of(pull.headSha()).stream().findFirst();
        }
    }

    @Test
    void noneEndsGreen() throws InterruptedException {
        List<Evasion> evasions = Evasion.all();
        List<String> wrong = new ArrayList<>();
        for (int from = 0; from < evasions.size(); from += AT_ONCE) {
            List<Played> played = new ArrayList<>();
            for (int i = from; i < Math.min(evasions.size(), from + AT_ONCE); i++) {
                played.add(play(evasions.get(i), i));
            }
            until(() -> played.stream().allMatch(Played::concluded));
            played.forEach(one -> {
                compare(
                        one.evasion().title(),
                        one.evasion().head(),
                        one.evading(),
                        one.evasion().says(),
                        wrong);
                compare("twin of " + one.evasion().title(), one.evasion().twin(), one.twin(), "", wrong);
            });
        }
        assertThat(wrong).isEmpty();
        EvasionPage.check(evasions);
    }

    private Played play(Evasion evasion, int number) {
        // Each belongs to another account, so that they do not share limits.
        Account owner = github.forge().account("of-" + number, Account.Type.ORGANIZATION);
        github.forge().install(owner, TestApp.PERMISSIONS);
        HostedRepository repository = github.forge().createRepository(owner, "shop" + number);
        repository.commit(github.alice(), "main", "Start", TreeEdit.puts(evasion.base()));
        repository.require("main", "Undebug");
        return new Played(
                evasion, open(repository, "change", evasion.edits()), open(repository, "twin", evasion.twinEdits()));
    }

    private HostedPull open(HostedRepository repository, String branch, List<TreeEdit> edits) {
        repository.branch(branch, repository.head("main").orElseThrow());
        repository.commit(github.alice(), branch, "Change", edits);
        return repository.open(github.alice(), Proposal.of(repository, "Change " + branch, branch, "main"));
    }

    private static void compare(String title, String expected, HostedPull pull, String says, List<String> wrong) {
        CheckRun run = Played.run(pull).orElseThrow();
        String conclusion = run.progress().conclusion().orElse("none");
        String shown = run.output().title().orElse("");
        if (!conclusion.equals(expected) || !shown.contains(says)) {
            wrong.add("%s: %s instead of %s (%s)".formatted(title, conclusion, expected, shown));
        }
    }

    /** A table with evasions that pass would be a table of defects. */
    @Test
    void theTableSaysNoneIsGreenAndNoTwinBlocks() {
        assertThat(Evasion.all())
                .allSatisfy(evasion -> {
                    assertThat(OPEN).as(evasion.title()).doesNotContain(evasion.head());
                    assertThat(evasion.twin()).as(evasion.title()).isNotEqualTo("failure");
                })
                .extracting(Evasion::title)
                .doesNotHaveDuplicates();
    }
}
