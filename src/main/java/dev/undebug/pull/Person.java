package dev.undebug.pull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GitHub user.
 *
 * @param id GitHub's number, which stays when the user changes the name
 */
public record Person(long id, String login) {
    private static final Pattern CO_AUTHOR =
            Pattern.compile("\\nCo-authored-by: (.+) <([0-9]{1,18})\\+.+@users\\.noreply\\.github\\.com>\\s*$");

    /** Returns the co-author in the last line of a commit message. */
    public static Optional<Person> coAuthor(String message) {
        Matcher named = CO_AUTHOR.matcher(message);
        return named.find()
                ? Optional.of(new Person(Long.parseLong(named.group(2)), named.group(1)))
                : Optional.empty();
    }

    /** Returns the trailer of a commit message that names the user as a co-author. */
    public String coAuthor() {
        return "Co-authored-by: " + login + " <" + id + "+" + login + "@users.noreply.github.com>";
    }
}
