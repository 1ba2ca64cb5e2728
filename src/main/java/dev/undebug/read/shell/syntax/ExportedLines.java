package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recognises a loop that exports each line that it gets, so that it does what {@code export $(cat .env)} does:
 * {@code while read -r line; do export "$line"; done < .env}. Which lines it leaves out, such as comments, does not matter.
 */
public final class ExportedLines {
    private static final String READ = "read";
    private static final Set<String> DECLARING = Set.of("declare", "typeset");

    /** Options of {@code read} with a value. */
    private static final Set<String> VALUED = Set.of("-d", "-n", "-N", "-p", "-t", "-u", "-i");

    private final List<String> lines = new ArrayList<>();
    private boolean exports;
    private boolean keeps;

    private ExportedLines() {}

    public static ExportedLines of(ShellNode.For each) {
        ExportedLines loop = new ExportedLines();
        loop.line(List.of(each.name()));
        loop.body(each.body());
        return loop;
    }

    public static ExportedLines of(ShellNode.While reading) {
        ExportedLines loop = new ExportedLines();
        loop.condition(reading.condition());
        loop.body(reading.body());
        return loop;
    }

    public boolean exports() {
        return exports;
    }

    /** Returns whether it leaves alone what is set already: {@code [ -z "${!key}" ] && export "$key=$value"}. */
    public boolean keeps() {
        return keeps;
    }

    private void condition(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            List<String> words = words(simple);
            int read = words.indexOf(READ);
            if (read >= 0 && words.subList(0, read).stream().allMatch(word -> word.startsWith("IFS="))) {
                line(names(words.subList(read + 1, words.size())));
            }
        }
        node.parts().forEach(this::condition);
    }

    private static List<String> names(List<String> arguments) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).startsWith("-")) {
                names.add(arguments.get(i));
            } else if (VALUED.contains(arguments.get(i))) {
                i++;
            }
        }
        return names;
    }

    /** Notes how the body writes a line: as a whole, or as a name and a value. */
    private void line(List<String> names) {
        if (names.isEmpty()) {
            lines.add("$REPLY");
        } else if (names.size() <= 2) {
            lines.add(String.join("=", names.stream().map(name -> "$" + name).toList()));
        }
    }

    private void body(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            List<String> words = words(simple);
            keeps |= words.stream().anyMatch(word -> word.contains("${!"));
            boolean declares = !words.isEmpty()
                    && (words.get(0).equals("export")
                            || (DECLARING.contains(words.get(0)) && words.contains("-x"))
                            || (words.get(0).equals("eval") && words.contains("export")));
            exports |= declares && words.stream().anyMatch(lines::contains);
        }
        // What a subshell exports is lost.
        if (!(node instanceof ShellNode.Apart)) {
            node.parts().forEach(this::body);
        }
    }

    private static List<String> words(ShellNode.Simple simple) {
        return simple.words().stream()
                .map(MappedText::text)
                .map(ShellQuotes::unquoted)
                .flatMap(word -> List.of(word.split(" ")).stream())
                .map(word -> word.replaceAll("\\$\\{(\\w{1,60})}", "\\$$1"))
                .toList();
    }
}
