package dev.undebug.pull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who did something on GitHub.
 *
 * @param id GitHub's number, which stays when somebody takes another name
 */
public record Person(long id, String login) {
    private static final Pattern CO_AUTHOR =
            Pattern.compile("\\nCo-authored-by: (.+) <([0-9]{1,18})\\+.+@users\\.noreply\\.github\\.com>\\s*$");

    /** Returns whom the last line of a commit message names as an author, too. */
    public static Optional<Person> coAuthor(String message) {
        Matcher named = CO_AUTHOR.matcher(message);
        return named.find()
                ? Optional.of(new Person(Long.parseLong(named.group(2)), named.group(1)))
                : Optional.empty();
    }

    /** Returns the trailer of a commit message that names somebody as an author, too. */
    public String coAuthor() {
        return "Co-authored-by: " + login + " <" + id + "+" + login + "@users.noreply.github.com>";
    }
}
