package dev.undebug.rule;

import dev.undebug.service.Project;
import java.util.List;

/** Looks for one mistake. A rule prints nothing, reads nothing and knows no severity. */
public interface Rule {
    /** Returns what people read about the rule. */
    RuleDoc doc();

    /** Returns the kinds of switches that it words. */
    List<Wording<?>> wordings();

    /** Returns how its findings are graded. */
    default Grading grading() {
        return Grading.BY_EXPOSURE;
    }

    /** Reports every place of the project that makes the mistake. */
    default void check(Project project, Reporter reporter) {
        wordings().forEach(wording -> wording.report(project, reporter));
    }

    /** Returns the stable name of the rule. */
    default String id() {
        return doc().id();
    }
}
