package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.ReviewWork;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkFormTest {
    private static final ReviewWork WORK = new ReviewWork(
            new PullRequest(
                    new PullRef(7, new RepositoryName("octo", "shop"), 12),
                    new CommitSha("a".repeat(40)),
                    new CommitSha("b".repeat(40)),
                    true,
                    Set.of(Trait.DRAFT, Trait.UNCOMMENTED)),
            true);

    /** Work that was written down before an update is read after it: this text must stay readable. */
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
        ReviewWork read = WorkForm.read(WRITTEN.replaceFirst(",\"traits\":\\[.*]", ""));
        assertThat(read.pull().traits()).isEmpty();
        assertThat(read.pull().ref()).isEqualTo(WORK.pull().ref());
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

    @Test
    void whatIsNotWorkIsNamed() {
        assertThatThrownBy(() -> WorkForm.read("nonsense")).hasMessageContaining("nonsense");
    }
}
