package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The titles from the rules' documentation, and links to this server's pages about them. */
public final class RuleLinks implements RulePages {
    private final Map<String, RuleDoc> docs;
    private final Supplier<Optional<URI>> server;

    /**
     * Prepares titles and links.
     *
     * @param server the server's public address; without one, links lead to the documentation that a rule names.
     *     Requested for each link, since a server on any free port has no address before it listens
     */
    public RuleLinks(List<Rule> rules, Supplier<Optional<URI>> server) {
        docs = rules.stream().map(Rule::doc).collect(Collectors.toMap(RuleDoc::id, Function.identity()));
        this.server = server;
    }

    @Override
    public String title(String rule) {
        return Optional.ofNullable(docs.get(rule)).map(RuleDoc::title).orElse(rule);
    }

    @Override
    public Optional<String> headline(String rule, Exposure exposure) {
        return Optional.ofNullable(docs.get(rule))
                .flatMap(doc -> Optional.ofNullable(doc.headlines().get(exposure)));
    }

    @Override
    public Optional<String> seen(String rule, Exposure exposure) {
        return Optional.ofNullable(docs.get(rule))
                .flatMap(doc -> Optional.ofNullable(doc.seen().get(exposure)));
    }

    @Override
    public String link(String rule) {
        return server.get()
                .map(address -> address.toString().replaceAll("/+$", "") + "/rules/" + rule)
                .or(() -> Optional.ofNullable(docs.get(rule))
                        .flatMap(doc -> doc.links().stream().findFirst()))
                .orElse("https://flask.palletsprojects.com/en/stable/debugging/");
    }
}
