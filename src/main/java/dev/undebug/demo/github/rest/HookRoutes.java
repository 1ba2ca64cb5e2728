package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.Hook;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/** The app's webhook: its address, its deliveries, redelivery. */
final class HookRoutes {
    private static final int FAILURE = 400;

    private final Webhooks webhooks;

    HookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/app/hook/config", Access.app(), HookRoutes::config),
                Route.patch("/app/hook/config", Access.app(), HookRoutes::change),
                Route.get("/app/hook/deliveries", Access.app(), HookRoutes::deliveries),
                Route.get("/app/hook/deliveries/{delivery_id}", Access.app(), HookRoutes::delivery),
                Route.post("/app/hook/deliveries/{delivery_id}/attempts", Access.app(), this::redeliver));
    }

    private static Answer config(Call call) {
        Hook hook = call.forge().hook().orElseThrow(Stop::notFound);
        return Answer.ok(JsonBuilder.object(
                "content_type", "json", "insecure_ssl", "0", "secret", "********", "url", hook.url()));
    }

    private static Answer change(Call call) {
        Hook hook = call.forge().hook().orElseThrow(Stop::notFound);
        JsonNode body = call.body();
        call.forge()
                .hook(new Hook(
                        body.path("url").asText(hook.url()), body.path("secret").asText(hook.secret())));
        return config(call);
    }

    /** Pages by cursor: the id of the first delivery of the next page. */
    private static Answer deliveries(Call call) {
        long cursor = cursor(call);
        List<HookDelivery> left = call.forge().deliveries().newestFirst().stream()
                .filter(delivery -> delivery.id() <= cursor)
                .filter(status(call.query("status").orElse("")))
                .toList();
        int size = ListPage.of(call).size();
        Answer answer = Answer.ok(JsonBuilder.array(
                left.stream().limit(size).map(HookRoutes::item).toList()));
        return left.size() > size
                ? answer.with(
                        "Link", "<" + call.urlWith("cursor", "" + left.get(size).id()) + ">; rel=\"next\"")
                : answer;
    }

    private static long cursor(Call call) {
        String cursor = call.query("cursor").orElse(String.valueOf(Long.MAX_VALUE));
        if (!cursor.matches("\\d{1,19}")) {
            throw new Stop(Answer.error(400, "Invalid cursor"));
        }
        return Long.parseLong(cursor);
    }

    private static Predicate<HookDelivery> status(String wanted) {
        return delivery -> {
            boolean failed = delivery.answer().code() >= FAILURE;
            return wanted.isEmpty() || wanted.equals("failure") == failed;
        };
    }

    private static ObjectNode item(HookDelivery delivery) {
        return JsonBuilder.object(
                "id", delivery.id(),
                "guid", delivery.guid(),
                "delivered_at", delivery.at(),
                "redelivery", delivery.redelivery(),
                "duration", delivery.took().toMillis() / 1000.0,
                "status", delivery.answer().status(),
                "status_code", delivery.answer().code(),
                "event", delivery.request().event(),
                "action", delivery.request().actionName(),
                "installation_id", delivery.request().installation(),
                "repository_id", delivery.request().repository(),
                "throttled_at", null);
    }

    private static HookDelivery find(Call call) {
        return call.forge().deliveries().find(call.id("delivery_id")).orElseThrow(Stop::notFound);
    }

    private static Answer delivery(Call call) {
        HookDelivery delivery = find(call);
        ObjectNode json = item(delivery);
        json.put("url", call.forge().hook().map(Hook::url).orElse(""));
        json.set(
                "request",
                JsonBuilder.object(
                        "headers", delivery.request().headers(),
                        "payload",
                                JsonBuilder.parse(delivery.request().payload().getBytes(StandardCharsets.UTF_8))));
        json.set(
                "response",
                JsonBuilder.object(
                        "headers", delivery.answer().headers(),
                        "payload", delivery.answer().payload()));
        return Answer.ok(json);
    }

    private Answer redeliver(Call call) {
        webhooks.redeliver(find(call));
        return Answer.json(202, JsonBuilder.object());
    }
}
