package dev.undebug.rule;

import dev.undebug.service.Project;

/** Looks for one mistake. A rule prints nothing, reads nothing and knows no severity. */
public interface Rule {
    /** Returns what people read about the rule. */
    RuleDoc doc();

    /** Reports every place of the project that makes the mistake. */
    void check(Project project, Reporter reporter);

    /** Returns the stable name of the rule. */
    default String id() {
        return doc().id();
    }
}
