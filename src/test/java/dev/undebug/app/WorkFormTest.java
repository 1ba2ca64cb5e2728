package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.LatestWork;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.SuiteWork;
import dev.undebug.pull.WelcomeWork;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkFormTest {
    private static final RepositoryRef SHOP = new RepositoryRef(7, new RepositoryName("octo", "shop"));
    private static final CheckWork WORK = new CheckWork(
            new PullRequest(
                    new PullRef(SHOP, 12),
                    new CommitSha("a".repeat(40)),
                    new CommitSha("b".repeat(40)),
                    true,
                    Set.of(Trait.DRAFT, Trait.UNCOMMENTED)),
            true);

    /** Work stored before an update is read after it: this text must stay readable. */
    private static final String WRITTEN = """
            {"installation":7,"repository":"octo/shop","number":12,"head":"%s","base":"%s","open":true,"rerun":true,\
            "traits":["DRAFT","UNCOMMENTED"]}""".formatted("a".repeat(40), "b".repeat(40));

    @Test
    void isWrittenAndReadInTheAgreedForm() {
        assertThat(WorkForm.write(WORK)).isEqualTo(WRITTEN);
        assertThat(WorkForm.read(WRITTEN)).isEqualTo(WORK);
    }

    @Test
    void whatTheFirstVersionsDidNotWriteDownIsNotKnown() {
        RequestedWork read = WorkForm.read(WRITTEN.replaceFirst(",\"traits\":\\[.*]", ""));
        assertThat(read).isInstanceOfSatisfying(CheckWork.class, check -> assertThat(check.subject())
                .isEqualTo(new PullRequest(
                        new PullRef(SHOP, 12),
                        WORK.subject().head(),
                        WORK.subject().base(),
                        true)));
    }

    @Test
    void traitsOfLaterVersionsArePassedOver() {
        assertThat(WorkForm.read(WRITTEN.replace("\"DRAFT\"", "\"DRAFT\",\"LATER\"")))
                .isEqualTo(WORK);
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() {
        assertThat(WorkForm.read(WRITTEN.replace("{", "{\"later\":[1],"))).isEqualTo(WORK);
    }

    @ParameterizedTest
    @MethodSource
    void everyKindIsReadAsItWasWritten(RequestedWork work, String written) {
        assertThat(WorkForm.write(work)).isEqualTo(written);
        assertThat(WorkForm.read(written)).isEqualTo(work);
    }

    static List<Arguments> everyKindIsReadAsItWasWritten() {
        CommitSha head = new CommitSha("a".repeat(40));
        CommitSha base = new CommitSha("b".repeat(40));
        String shop = "\"installation\":7,\"repository\":\"octo/shop\"";
        return List.of(
                Arguments.of(
                        new CheckWork(new MergeGroup(SHOP, head, base), false),
                        "{\"kind\":\"GROUP\"," + shop + ",\"head\":\"" + head + "\",\"base\":\"" + base
                                + "\",\"rerun\":false}"),
                Arguments.of(
                        new CheckWork(new BranchTip(SHOP, head), true),
                        "{\"kind\":\"BRANCH\"," + shop + ",\"head\":\"" + head + "\",\"rerun\":true}"),
                Arguments.of(new SuiteWork(SHOP, head), "{\"kind\":\"SUITE\"," + shop + ",\"head\":\"" + head + "\"}"),
                Arguments.of(
                        new FormerHeadWork(SHOP, head), "{\"kind\":\"CLOSED\"," + shop + ",\"head\":\"" + head + "\"}"),
                Arguments.of(
                        new FixWork(new PullRequest(new PullRef(SHOP, 12), head, base, true), new Person(42, "alice")),
                        "{\"kind\":\"FIX\"," + shop + ",\"number\":12,\"head\":\"" + head + "\",\"base\":\"" + base
                                + "\",\"open\":true,\"traits\":[],\"byId\":42,\"by\":\"alice\"}"),
                Arguments.of(
                        new LatestWork(new PullRequest(new PullRef(SHOP, 12), head, base, true)),
                        "{\"kind\":\"LATEST\"," + shop + ",\"number\":12,\"head\":\"" + head + "\",\"base\":\"" + base
                                + "\",\"open\":true,\"traits\":[]}"),
                Arguments.of(new WelcomeWork(SHOP), "{\"kind\":\"WELCOME\"," + shop + "}"));
    }

    @Test
    void workOfAKindThatIsNotKnownIsNotTakenForAPullRequests() {
        assertThatThrownBy(() -> WorkForm.read("{\"kind\":\"LATER\",\"installation\":7,\"repository\":\"octo/shop\"}"))
                .hasMessageContaining("LATER");
    }

    @Test
    void whatIsNotWorkIsNamed() {
        assertThatThrownBy(() -> WorkForm.read("nonsense")).hasMessageContaining("nonsense");
    }
}
