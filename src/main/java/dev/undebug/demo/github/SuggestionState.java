package dev.undebug.demo.github;

/** Whether GitHub shows the button "Commit suggestion" on a comment. */
public enum SuggestionState {
    /** The comment holds no suggestion. */
    NONE,
    /** It can be committed. */
    APPLICABLE,
    /** It was committed. */
    APPLIED,
    /** Its lines have changed since. */
    OUTDATED,
    /** GitHub refuses: the pull request is closed, the lines are deleted ones, or it changes nothing. */
    REFUSED
}
