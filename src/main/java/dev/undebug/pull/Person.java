package dev.undebug.pull;

/**
 * Who did something on GitHub.
 *
 * @param id GitHub's number, which stays when somebody takes another name
 */
public record Person(long id, String login) {
    /** Returns the trailer of a commit message that names somebody as an author, too. */
    public String coAuthor() {
        return "Co-authored-by: " + login + " <" + id + "+" + login + "@users.noreply.github.com>";
    }
}
