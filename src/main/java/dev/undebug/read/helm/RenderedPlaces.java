package dev.undebug.read.helm;

import dev.undebug.read.yaml.MergedPlaces;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds the places of the nodes of a rendered template, in the templates and in the files of values. */
final class RenderedPlaces {
    /** A larger manifest is not read: no person wrote it. */
    private static final int MAX_NODES = 50_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final Place template;
    private final MergedPlaces places = new MergedPlaces();
    private final Set<Place> uncertain = new HashSet<>();

    /** @param template the place of what has no other one */
    RenderedPlaces(Rendered rendered, Place template) {
        this.template = template;
        int at = 0;
        for (Piece piece : rendered.pieces()) {
            if (!piece.text().isEmpty()) {
                pieces.add(piece);
                starts.add(at);
                at += piece.text().length();
            }
        }
    }

    /** Returns a document with the places that its nodes come from. */
    YamlNode placed(YamlNode document) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<YamlNode> open = new ArrayDeque<>(List.of(document));
        while (!open.isEmpty()) {
            YamlNode node = open.pop();
            if (!seen.add(node.node())) {
                continue;
            }
            Place place = seen.size() > MAX_NODES ? template : place(node);
            places.placed(node.node(), place.file(), place.span());
            open.addAll(node.elements());
            node.pairs().forEach(entry -> {
                open.add(entry.key());
                open.add(entry.value());
            });
        }
        return new YamlNode(document.node(), places);
    }

    /** Returns whether the value at a place depends on something unknown. */
    boolean isUncertain(SourceFile file, Span value) {
        return uncertain.contains(file.place(value));
    }

    private Place place(YamlNode node) {
        Span span = node.span();
        List<Piece> whole = within(span);
        Place place = place(node, span, whole);
        if (node.isScalar() && whole.stream().anyMatch(piece -> !piece.certain())) {
            uncertain.add(place);
        }
        return place;
    }

    private Place place(YamlNode node, Span span, List<Piece> whole) {
        if (whole.isEmpty()) {
            return template;
        }
        boolean quoted = node.isScalar() && span.end() - span.start() > 1 && isQuoted(node, span);
        List<Piece> inner = quoted ? within(new Span(span.start() + 1, span.end() - 1)) : whole;
        if (node.isScalar() && inner.size() == 1 && !inner.get(0).exact()) {
            return inner.get(0).place();
        }
        return cover(whole);
    }

    private static boolean isQuoted(YamlNode node, Span span) {
        char first = node.file().text().charAt(span.start());
        return first == '"' || first == '\'';
    }

    /** Covers the parts in the template of the first one. */
    private static Place cover(List<Piece> parts) {
        Place first = parts.get(0).written();
        Span span = first.span();
        for (Piece part : parts) {
            Place place = part.written();
            if (place.file().equals(first.file()) && place.span().start() >= span.start()) {
                span = span.cover(place.span());
            }
        }
        return first.file().place(span);
    }

    private List<Piece> within(Span span) {
        int found = Collections.binarySearch(starts, span.start());
        int at = found >= 0 ? found : Math.max(0, -found - 2);
        List<Piece> parts = new ArrayList<>();
        while (at < pieces.size() && (starts.get(at) < span.end() || parts.isEmpty())) {
            int start = Math.max(0, span.start() - starts.get(at));
            int end = Math.min(pieces.get(at).text().length(), span.end() - starts.get(at));
            if (start <= end && (start < end || span.start() == span.end())) {
                parts.add(pieces.get(at).sub(start, end));
            }
            at++;
        }
        return parts;
    }
}
