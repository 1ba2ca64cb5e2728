package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arrays of a shell at one moment. An element that may be any number of words ends what is known of an array. */
final class ShellArrays {
    private static final int MAX_ARRAYS = 100;
    private static final int MAX_ELEMENTS = 200;

    private static final Set<String> READING = Set.of("mapfile", "readarray");

    /** Options of these with a value. */
    private static final Set<String> VALUED = Set.of("-d", "-n", "-O", "-s", "-u", "-C", "-c");

    private final Map<String, List<ShellField>> arrays = new LinkedHashMap<>();

    ShellArrays copy() {
        ShellArrays copy = new ShellArrays();
        copy.arrays.putAll(arrays);
        return copy;
    }

    /** Returns the elements of an array; empty if nothing shows that there is one of that name. */
    Optional<List<ShellField>> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    void assign(String name, List<ShellField> elements) {
        if (elements.size() <= MAX_ELEMENTS && (Most.room(arrays.size(), MAX_ARRAYS) || arrays.containsKey(name))) {
            arrays.put(name, List.copyOf(elements));
        } else {
            arrays.remove(name);
        }
    }

    void append(String name, List<ShellField> elements) {
        List<ShellField> all = new ArrayList<>(arrays.getOrDefault(name, List.of()));
        all.addAll(elements);
        assign(name, all);
    }

    /**
     * Fills the array of {@code mapfile -t lines < .env} with the lines of its file, as {@code $(cat .env)} gives them.
     *
     * @param fields the words of the command
     */
    void read(ShellNode.Simple simple, List<ShellField> fields) {
        if (!fields.get(0).known() || !READING.contains(fields.get(0).value())) {
            return;
        }
        simple.redirections().stream()
                .filter(redirection -> redirection.operator().equals("<"))
                .map(ShellNode.Redirection::target)
                .reduce((before, after) -> after)
                .ifPresent(target -> assign(name(fields), List.of(lines(target))));
    }

    private static String name(List<ShellField> fields) {
        Optional<String> name = Optional.empty();
        for (int i = 1; i < fields.size(); i++) {
            String word = fields.get(i).value();
            if (VALUED.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                name = Optional.of(word);
            }
        }
        return name.orElse("MAPFILE");
    }

    private static ShellField lines(MappedText target) {
        Span span = target.span();
        Span start = new Span(span.start(), span.start());
        MappedText.Builder text = new MappedText.Builder(span.start());
        // What another program prints is named like a file.
        boolean printed = target.text().startsWith("<(");
        text.append(printed ? "$" : "$(cat ", start);
        text.append(target, printed ? 1 : 0, target.length());
        text.append(printed ? "" : ")", start);
        MappedText whole = text.build();
        return new ShellField(whole, ShellGlob.quoted(whole.text()), span, false, true, false, false, Optional.empty());
    }

    /** Makes the elements of an array unknown. */
    void forget(String name, Span span) {
        if (arrays.containsKey(name)) {
            arrays.put(name, List.of(open(name, span)));
        }
    }

    /** Merges the arrays of another branch, which may have run instead; returns those that differ. */
    Set<String> join(ShellArrays other) {
        Set<String> names = new LinkedHashSet<>(arrays.keySet());
        names.addAll(other.arrays.keySet());
        Set<String> differing = new LinkedHashSet<>();
        for (String name : names) {
            List<ShellField> here = arrays.getOrDefault(name, List.of());
            List<ShellField> common = common(name, here, other.arrays.getOrDefault(name, List.of()));
            if (!common.equals(here)) {
                differing.add(name);
            }
            arrays.put(name, common);
        }
        return differing;
    }

    /**
     * Merges the arrays of another branch, which presumably did not run.
     *
     * @param before the arrays before the branches: what this one changed is kept
     */
    void joinUnlikely(ShellArrays other, ShellArrays before) {
        ShellArrays taken = copy();
        join(other);
        taken.arrays.forEach((name, elements) -> {
            if (!elements.equals(before.arrays.get(name))) {
                arrays.put(name, elements);
            }
        });
    }

    private static List<ShellField> common(String name, List<ShellField> here, List<ShellField> there) {
        List<ShellField> common = new ArrayList<>();
        int length = Math.min(here.size(), there.size());
        while (common.size() < length && same(here.get(common.size()), there.get(common.size()))) {
            common.add(here.get(common.size()));
        }
        if (common.size() < Math.max(here.size(), there.size())) {
            List<ShellField> longer = here.size() > common.size() ? here : there;
            common.add(open(name, longer.get(common.size()).span()));
        }
        return common;
    }

    private static boolean same(ShellField here, ShellField there) {
        return here.value().equals(there.value()) && here.known() == there.known() && here.many() == there.many();
    }

    private static ShellField open(String name, Span span) {
        String text = "${" + name + "[@]}";
        return new ShellField(
                MappedText.at(text, span), ShellGlob.quoted(text), span, false, true, false, false, Optional.empty());
    }
}
