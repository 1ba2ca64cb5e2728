package dev.undebug.rule;

import dev.undebug.service.Project;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import java.util.List;

/** A rule looks for one mistake. It prints nothing, reads nothing and decides no severity. */
public interface Rule {
    /** Returns the rule's documentation. */
    RuleDoc doc();

    /** Returns the rule's wordings, one for each kind of switch that it reports. */
    List<Wording<?>> wordings();

    /** Returns the grading of its findings. */
    default Grading grading() {
        return Grading.BY_EXPOSURE;
    }

    /** Returns the grading of a finding for one reach. */
    default Grading grading(Switch subject, Reach reach) {
        return grading();
    }

    /** Reports every place with the mistake. */
    default void check(Project project, Reporter reporter) {
        wordings().forEach(wording -> wording.report(project, reporter));
    }

    /** Returns the stable name of the rule. */
    default String id() {
        return doc().id();
    }
}
