package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.Account;

/** Renders {@code simple-user}. */
public final class AccountJson {
    private final Urls urls;

    AccountJson(Urls urls) {
        this.urls = urls;
    }

    public ObjectNode simple(Account account) {
        String url = urls.api() + "/users/" + Urls.path(account.login());
        String page = account.type() == Account.Type.BOT
                ? "/apps/" + account.login().replace("[bot]", "")
                : "/" + account.login();
        return JsonBuilder.object(
                "login", account.login(),
                "id", account.id(),
                "node_id", account.nodeId(),
                "avatar_url", urls.web() + "/avatars/" + account.id(),
                "gravatar_id", "",
                "url", url,
                "html_url", urls.web() + page,
                "followers_url", url + "/followers",
                "following_url", url + "/following{/other_user}",
                "gists_url", url + "/gists{/gist_id}",
                "starred_url", url + "/starred{/owner}{/repo}",
                "subscriptions_url", url + "/subscriptions",
                "organizations_url", url + "/orgs",
                "repos_url", url + "/repos",
                "events_url", url + "/events{/privacy}",
                "received_events_url", url + "/received_events",
                "type", account.type().id(),
                "user_view_type", "public",
                "site_admin", false);
    }
}
