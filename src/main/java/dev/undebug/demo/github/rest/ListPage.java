package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The requested page of a list.
 *
 * @param number from 1
 */
record ListPage(int number, int size) {
    private static final int DEFAULT = 30;
    private static final int MOST = 100;

    static ListPage of(Call call) {
        int size = call.number("per_page").orElse(DEFAULT);
        return new ListPage(Math.max(1, call.number("page").orElse(1)), size < 1 ? DEFAULT : Math.min(size, MOST));
    }

    <T> List<T> of(List<T> items) {
        int from = (int) Math.min((long) (number - 1) * size, items.size());
        return items.subList(from, Math.min(from + size, items.size()));
    }

    /** Answers with the items of this page, rendered, and the links to the other pages. */
    static <T> Answer answer(Call call, List<T> items, Function<T, JsonNode> rendered) {
        ListPage page = of(call);
        return page.linked(
                call,
                items.size(),
                Answer.ok(
                        JsonBuilder.array(page.of(items).stream().map(rendered).toList())));
    }

    /** Answers with a named page and the total. */
    static <T> Answer answer(Call call, String name, List<T> items, Function<T, JsonNode> rendered) {
        ListPage page = of(call);
        JsonNode body = JsonBuilder.object(
                "total_count",
                items.size(),
                name,
                page.of(items).stream().map(rendered).toList());
        return page.linked(call, items.size(), Answer.ok(body));
    }

    private Answer linked(Call call, int total, Answer answer) {
        int last = Math.max(1, (total + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (number > 1) {
            links.add(link(call, number - 1, "prev"));
        }
        if (number < last) {
            links.add(link(call, number + 1, "next"));
            links.add(link(call, last, "last"));
        }
        if (number > 1) {
            links.add(link(call, 1, "first"));
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private static String link(Call call, int page, String relation) {
        return "<" + call.urlWith("page", String.valueOf(page)) + ">; rel=\"" + relation + "\"";
    }
}
