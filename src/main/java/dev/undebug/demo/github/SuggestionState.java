package dev.undebug.demo.github;

/** Whether GitHub shows the button "Commit suggestion" on a comment. */
public enum SuggestionState {
    /** The comment contains no suggestion. */
    NONE,
    /** It can be committed. */
    APPLICABLE,
    /** It was committed. */
    APPLIED,
    /** Its lines have changed since. */
    OUTDATED,
    /** GitHub refuses: the pull request is closed, the lines were deleted, or the suggestion changes nothing. */
    REFUSED
}
