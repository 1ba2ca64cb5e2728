package dev.undebug.demo.github;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * An actor: a person, an organisation or the app's bot.
 *
 * @param login as in REST, so with {@code [bot]} for a bot
 */
public record Account(long id, String login, Type type) {
    /** GitHub's {@code type} of an account. */
    public enum Type {
        USER("User", "U"),
        ORGANIZATION("Organization", "O"),
        BOT("Bot", "BOT");

        private final String id;
        private final String nodePrefix;

        Type(String id, String nodePrefix) {
            this.id = id;
            this.nodePrefix = nodePrefix;
        }

        public String id() {
            return id;
        }
    }

    /** Returns the address in commits made on the site. */
    public String email() {
        return id + "+" + login + "@users.noreply.github.com";
    }

    PersonIdent signature(Instant at) {
        return new PersonIdent(login, email(), at, ZoneOffset.UTC);
    }

    public String nodeId() {
        return NodeId.of(type.nodePrefix, id);
    }
}
