package dev.undebug.web;

import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import io.javalin.config.RoutesConfig;
import io.javalin.http.NotFoundResponse;
import java.util.List;

/** The routes of the rule pages, generated from the rules' own documentation. */
public final class RuleRoutes {
    private final List<RuleDoc> docs;

    public RuleRoutes(List<Rule> rules) {
        this.docs = rules.stream().map(Rule::doc).toList();
    }

    /** Adds the routes to a server. */
    public void addTo(RoutesConfig routes) {
        routes.get("/rules", context -> context.html(RulePage.list(docs)));
        routes.get("/rules/{id}", context -> context.html(RulePage.of(find(context.pathParam("id")))));
    }

    private RuleDoc find(String id) {
        return docs.stream()
                .filter(doc -> doc.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("No such rule. See /rules for the list."));
    }
}
