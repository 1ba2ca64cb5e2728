package dev.undebug.read.provision;

import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The items for which Ansible repeats a task that puts files on a machine: {@code loop}, {@code with_items},
 * {@code with_fileglob}. An item that is not known may be any file of the folder.
 */
final class TaskLoop {
    private static final Set<String> LISTS = Set.of("loop", "with_items", "with_list", "with_flattened");

    /** Patterns of files, or folders with all that is in them. */
    private static final Set<String> TREES = Set.of("with_fileglob", "with_filetree");

    private static final String PREFIX = "with_";
    private static final String PATTERN = "with_fileglob";
    private static final int MAX_ITEMS = 100;
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{[^{}]*+}}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,100}");

    private TaskLoop() {}

    /**
     * The texts of a task for one item.
     *
     * @param source fills in where a file comes from; nothing if that is not known
     * @param target fills in where it is put; empty text if that is not known
     */
    record Turn(Function<String, Optional<String>> source, Function<String, String> target) {}

    /**
     * Returns the turns of a task: one that changes nothing where nothing is repeated.
     *
     * @param written returns what a value of the file says, with the expressions that are left
     */
    static List<Turn> of(YamlNode step, Function<YamlNode, String> written) {
        Optional<YamlNode.Entry> loop = step.entries().stream()
                .filter(entry -> LISTS.contains(entry.name()) || entry.name().startsWith(PREFIX))
                .findFirst();
        if (loop.isEmpty()) {
            return List.of(new Turn(Optional::of, Function.identity()));
        }
        String name = step.get("loop_control")
                .map(control -> control.scalarOf("loop_var"))
                .filter(NAME.asMatchPredicate())
                .orElse("item");
        Pattern item = Pattern.compile("\\{\\{" + name
                + "(?:\\.(\\w{1,100})|\\[[\"'](\\w{1,100})[\"']])?+(?:\\s*+\\|\\s*+(\\w{1,100}+)\\s*+)?+}}");
        Pattern used = Pattern.compile("\\b" + name + "\\b");
        boolean trees = TREES.contains(loop.get().name());
        List<YamlNode> items =
                trees || LISTS.contains(loop.get().name()) ? items(loop.get().value()) : List.of();
        if (items.isEmpty()) {
            return List.of(unknown(used, ""));
        }
        return items.stream()
                .map(one -> {
                    String text = written.apply(one);
                    if (trees) {
                        return unknown(used, folder(text, loop.get().name()));
                    }
                    // An expression may be a list.
                    return text.startsWith("{{") && text.indexOf("}}") == text.length() - 2
                            ? unknown(used, "")
                            : known(one, written, item, used);
                })
                .toList();
    }

    /** A list within the list counts as its items, as for {@code with_items}. */
    private static List<YamlNode> items(YamlNode list) {
        Stream<YamlNode> items = list.elements().isEmpty() && list.isScalar()
                ? Stream.of(list)
                : list.elements().stream()
                        .flatMap(one -> one.elements().isEmpty() ? Stream.of(one) : one.elements().stream());
        return items.takeWhile(Most.first(MAX_ITEMS)).toList();
    }

    /** Returns the folder of a pattern such as {@code shop/*.py}. */
    private static String folder(String pattern, String loop) {
        String folder = loop.equals(PATTERN) ? ContainerPath.dirname(pattern) : pattern;
        return folder.contains("*") || folder.isEmpty() ? "" : folder + "/";
    }

    private static Turn known(YamlNode one, Function<YamlNode, String> written, Pattern item, Pattern used) {
        Map<String, String> values = new HashMap<>();
        if (one.isScalar()) {
            values.put("", written.apply(one));
        }
        one.entries().stream()
                .filter(entry -> entry.value().isScalar())
                .takeWhile(Most.first(MAX_ITEMS))
                .forEach(entry -> values.put(entry.name(), written.apply(entry.value())));
        Turn open = unknown(used, "");
        return new Turn(
                source -> Optional.of(filled(source, item, values))
                        .filter(text -> !text.contains("{{"))
                        .or(() -> open.source().apply(source)),
                target -> Optional.of(filled(target, item, values))
                        .filter(text -> expression(text, used).isEmpty())
                        .orElseGet(() -> open.target().apply(target)));
    }

    private static String filled(String text, Pattern item, Map<String, String> values) {
        return item.matcher(text).replaceAll(found -> {
            String key = Stream.of(1, 2)
                    .map(found::group)
                    .filter(group -> group != null)
                    .findFirst()
                    .orElse("");
            String value = values.get(key);
            boolean plain = found.group(3) == null;
            boolean name = !plain && found.group(3).equals("basename");
            String put =
                    value == null || !(plain || name) ? found.group() : name ? ContainerPath.program(value) : value;
            return Matcher.quoteReplacement(put);
        });
    }

    /** Returns a turn of which nothing is known but that it puts there what is in a folder. */
    private static Turn unknown(Pattern used, String folder) {
        return new Turn(
                source -> expression(source, used)
                        .map(item -> source.substring(0, source.lastIndexOf('/', item.start()) + 1) + folder)
                        .map(path -> path.isEmpty() ? "./" : path),
                target -> expression(target, used)
                        .map(item -> target.indexOf('/', item.end()) < 0
                                ? target.substring(0, target.lastIndexOf('/', item.start()) + 1)
                                : "")
                        .orElse(target));
    }

    /** Returns the first expression in a text that has a word. */
    private static Optional<MatchResult> expression(String text, Pattern word) {
        return EXPRESSION
                .matcher(text)
                .results()
                .filter(found -> word.matcher(found.group()).find())
                .findFirst();
    }
}
