package dev.undebug.service.verdict;

import dev.undebug.python.eval.outcome.Disclosure;

/** GraphiQL, the page on which developers try queries, beside a GraphQL view. */
public record OpenGraphiql(Disclosure disclosure) implements DisclosureSwitch {
    public static final String LIBRARY = "graphiql";

    @Override
    public String action() {
        return "open GraphiQL";
    }
}
