package dev.undebug.read;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What running some shell text may change, whatever of it is run. */
final class ShellEffects {
    private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z_]\\w{0,99}+)\\+?=.*+", Pattern.DOTALL);
    private static final Set<String> ARGUMENT_CHANGERS = Set.of("shift", "set");
    private static final Set<String> ENDING = Set.of("exec", "exit", "return");
    private static final Set<String> READERS = Set.of(
            "read", "getopts", "unset", "mapfile", "readarray", "export", "declare", "typeset", "local", "readonly");

    private final Function<String, Optional<ShellState.Body>> functions;
    private final Map<String, MappedText> assigned = new LinkedHashMap<>();
    private final Set<String> exported = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private boolean changesArguments;
    private boolean ends;

    private ShellEffects(Function<String, Optional<ShellState.Body>> functions) {
        this.functions = functions;
    }

    /**
     * @param functions those that the text may call
     */
    static ShellEffects of(ShellNode node, Function<String, Optional<ShellState.Body>> functions) {
        ShellEffects effects = new ShellEffects(functions);
        effects.visit(node);
        return effects;
    }

    /** Returns the variables that may get another value, and what may give it to them. */
    Map<String, MappedText> assigned() {
        return assigned;
    }

    /** Returns whether a variable may be exported. */
    boolean exports(String name) {
        return exported.contains(name);
    }

    boolean changesArguments() {
        return changesArguments;
    }

    /** Returns whether the script may be over after it. */
    boolean ends() {
        return ends;
    }

    /** What is in a shell of its own changes nothing, and a function only where it is called. */
    private void visit(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            simple(simple);
        } else if (!(node instanceof ShellNode.Apart) && !(node instanceof ShellNode.Function)) {
            node.parts().forEach(this::visit);
        }
    }

    private void simple(ShellNode.Simple simple) {
        String reader = "";
        for (MappedText written : simple.words()) {
            String word = written.text();
            Matcher assignment = ASSIGNED.matcher(word);
            String name = assignment.matches() ? assignment.group(1) : word;
            boolean named = !reader.isEmpty() && Assignment.isName(word, word.length());
            if (assignment.matches() || named) {
                assigned.put(name, written);
                if (ShellBuiltin.DECLARATIONS.contains(reader)) {
                    exported.add(name);
                }
            }
            reader = READERS.contains(word) ? word : reader;
            changesArguments |= ARGUMENT_CHANGERS.contains(word);
            ends |= ENDING.contains(word);
            if (called.add(word)) {
                functions.apply(word).ifPresent(body -> visit(body.node()));
            }
        }
    }
}
