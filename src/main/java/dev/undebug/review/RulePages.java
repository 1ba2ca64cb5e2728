package dev.undebug.review;

/** What the texts of a review need to know of a rule. */
public interface RulePages {
    /** Returns the rule's title, a sentence without a full stop. */
    String title(String rule);

    /** Returns the address of a page that explains the rule. */
    String link(String rule);
}
