package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.Rejected;
import dev.undebug.demo.github.Rejections;
import dev.undebug.demo.github.rest.json.Rendering;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles every request: faults, authentication, the operation, headers, the log. */
final class Gateway {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final String API_VERSION = "2022-11-28";

    private final Forge forge;
    private final Rendering render;
    private final IssuedTokens tokens;
    private final Faults faults;
    private final ExchangeLog exchanges;
    private final RateLimit limit = new RateLimit();

    Gateway(Forge forge, Rendering render, IssuedTokens tokens, Faults faults, ExchangeLog exchanges) {
        this.forge = forge;
        this.render = render;
        this.tokens = tokens;
        this.faults = faults;
        this.exchanges = exchanges;
    }

    void handle(Context context, Access access, Route.Operation operation) {
        Exchange.Request request = request(context);
        Optional<Fault> fault = faults.of(request);
        fault.map(Fault::delay).ifPresent(ConnectionFaults::pause);
        boolean performed = fault.map(found ->
                        found.performs() || (!found.reset() && found.answer().isEmpty()))
                .orElse(true);
        Answer own = performed ? perform(context, access, operation) : Answer.noContent();
        if (fault.filter(Fault::reset).isPresent()) {
            exchanges.add(request, new Answer(0, Optional.empty(), own.headers()), true);
            ConnectionFaults.cut(context);
            return;
        }
        Optional<Answer> faulty = fault.flatMap(Fault::answer).map(Fault.Reply::toAnswer);
        Answer answer = complete(context, faulty.orElse(own));
        exchanges.add(request, answer, faulty.isPresent());
        write(context, answer);
    }

    private static Exchange.Request request(Context context) {
        String query = Optional.ofNullable(context.queryString()).orElse("");
        return new Exchange.Request(
                context.method().name(),
                context.path().replaceFirst("^/api/v3", "").replaceFirst("^/api/graphql", "/graphql"),
                query,
                context.headerMap(),
                context.body());
    }

    private Answer perform(Context context, Access access, Route.Operation operation) {
        try {
            if (context.header("User-Agent") == null) {
                return Answer.error(
                        403,
                        "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
            }
            Optional<IssuedTokens.Token> token = new Doorkeeper(forge, tokens).admit(context, access);
            return operation.answer(new Call(context, forge, render, token));
        } catch (Stop stop) {
            return stop.answer();
        } catch (Rejections refusals) {
            return Answer.unprocessable(refusals.reasons());
        } catch (Rejected refused) {
            return Answer.unprocessable(List.of(String.valueOf(refused.getMessage())));
        } catch (RuntimeException bug) {
            log.error("The stand-in failed at {} {}", context.method(), context.path(), bug);
            return Answer.error(500, "Server Error");
        }
    }

    private Answer complete(Context context, Answer answer) {
        Instant now = forge.clock().instant();
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String resource = context.path().endsWith("/graphql") ? "graphql" : "core";
        headers.putAll(limit.headers(String.valueOf(context.header("Authorization")), resource, now));
        headers.put("X-GitHub-Media-Type", "github.v3; format=json");
        headers.put("X-GitHub-Api-Version-Selected", API_VERSION);
        headers.put("X-GitHub-Request-Id", UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        headers.putAll(answer.headers());
        return Etags.apply(context, new Answer(answer.status(), answer.body(), headers));
    }

    private static void write(Context context, Answer answer) {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        answer.body().ifPresent(context::result);
    }
}
