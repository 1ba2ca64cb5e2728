package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Account;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.function.Supplier;

/** People, organisations and bots. */
final class ActorFields {
    private final Supplier<String> web;

    ActorFields(Supplier<String> web) {
        this.web = web;
    }

    void addTo(RuntimeWiring.Builder wiring) {
        for (String type : List.of("User", "Organization", "Bot")) {
            new Fields<>(type, Account.class)
                    .add("id", Account::nodeId)
                    .add("databaseId", account -> (int) account.id())
                    .add("login", ActorFields::login)
                    .add("name", ActorFields::login)
                    .add("url", account -> web.get() + "/" + login(account))
                    .add("resourcePath", account -> "/" + login(account))
                    .add("avatarUrl", account -> web.get() + "/avatars/" + account.id())
                    .addTo(wiring);
        }
    }

    /** REST calls a bot {@code slug[bot]}, GraphQL {@code slug}. */
    private static String login(Account account) {
        return account.login().replace("[bot]", "");
    }
}
