package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Account;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** People, organisations and bots. */
final class ActorFields {
    void addTo(RuntimeWiring.Builder wiring) {
        for (String type : List.of("User", "Organization", "Bot")) {
            new Fields<>(type, Account.class)
                    .add("id", Account::nodeId)
                    .add("databaseId", account -> (int) account.id())
                    .add("login", ActorFields::login)
                    .add("name", ActorFields::login)
                    .with(
                            "url",
                            (account, environment) -> Fields.site(environment).web() + "/" + login(account))
                    .add("resourcePath", account -> "/" + login(account))
                    .with(
                            "avatarUrl",
                            (account, environment) -> Fields.site(environment).web() + "/avatars/" + account.id())
                    .addTo(wiring);
        }
    }

    /** REST shows a bot as {@code slug[bot]}, GraphQL as {@code slug}. */
    private static String login(Account account) {
        return account.login().replace("[bot]", "");
    }
}
