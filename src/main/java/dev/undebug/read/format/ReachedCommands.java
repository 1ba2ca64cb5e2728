package dev.undebug.read.format;

import dev.undebug.read.shell.syntax.ShellNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the commands of shell text that may run. A condition decides whether those of a function run that nothing
 * here calls; those after the end of the text never run.
 */
final class ReachedCommands {
    /** Twice is enough: two calls of a function may differ by their arguments, which are not followed. */
    private static final int MAX_VISITS = 2;

    private static final Set<String> TESTS = Set.of("[", "[[", "test", "grep", "!");
    private static final Set<String> ENDING = Set.of("exit", "return", "exec");

    private final BiConsumer<List<ShellNode.Simple>, Boolean> visitor;
    private final Map<String, ShellNode> functions = new LinkedHashMap<>();
    private ShellPaths paths;
    private final Map<String, Integer> visits = new HashMap<>();
    private boolean ended;

    /** @param visitor gets the commands of each pipe, and whether a condition decides whether they run */
    ReachedCommands(ShellPaths paths, BiConsumer<List<ShellNode.Simple>, Boolean> visitor) {
        this.paths = paths;
        this.visitor = visitor;
    }

    /** Returns the paths at the present command. */
    ShellPaths paths() {
        return paths;
    }

    /** Visits a whole text. */
    void whole(ShellNode text) {
        visit(text, false);
        ended = false;
        // Something else may call them: the arguments of the script, another script.
        new LinkedHashMap<>(functions).forEach((name, body) -> {
            if (!visits.containsKey(name)) {
                visit(body, true);
            }
        });
    }

    private void visit(ShellNode node, boolean conditional) {
        if (ended) {
            return;
        }
        if (node instanceof ShellNode.Simple simple) {
            command(simple, conditional);
        } else if (node instanceof ShellNode.Function function) {
            functions.put(function.name(), function.body());
        } else if (node instanceof ShellNode.Chain chain) {
            chain(chain, conditional);
        } else if (node instanceof ShellNode.Apart apart && apart.nodes().size() > 1) {
            piped(apart.nodes(), conditional);
        } else if (node instanceof ShellNode.Apart apart) {
            apart.nodes().forEach(part -> apart(part, conditional));
        } else {
            boolean decides = node instanceof ShellNode.If
                    || node instanceof ShellNode.Case
                    || node instanceof ShellNode.While
                    || (node instanceof ShellNode.For each && each.words().isEmpty());
            node.parts().forEach(part -> {
                visit(part, conditional || decides);
                ended &= !decides;
            });
        }
    }

    private void chain(ShellNode.Chain chain, boolean conditional) {
        visit(chain.left(), conditional);
        if (!chain.and() || !isNamed(chain.left(), "false")) {
            visit(chain.right(), conditional || !chain.and() || isTest(chain.left()));
        }
    }

    private void command(ShellNode.Simple simple, boolean conditional) {
        String program = program(simple);
        if (ENDING.contains(program) && (simple.words().size() > 1 || !program.equals("exec"))) {
            ended = !conditional;
        }
        visitor.accept(List.of(simple), conditional);
        paths.after(simple);
        @Nullable ShellNode body = functions.get(program);
        if (body != null && visits.merge(program, 1, Integer::sum) <= MAX_VISITS) {
            visit(body, conditional);
            // Most likely it returns.
            ended = false;
        }
    }

    /** Visits the text of a shell of its own. */
    void apart(ShellNode node, boolean conditional) {
        ShellPaths around = paths;
        boolean before = ended;
        paths = around.copy();
        visit(node, conditional);
        paths = around;
        ended = before;
    }

    private static boolean isTest(ShellNode node) {
        if (node instanceof ShellNode.Chain chain) {
            return !chain.and() || isTest(chain.left()) || isTest(chain.right());
        }
        return !(node instanceof ShellNode.Simple simple)
                || TESTS.contains(program(simple))
                || simple.words().isEmpty();
    }

    private static boolean isNamed(ShellNode node, String name) {
        return node instanceof ShellNode.Simple simple && program(simple).equals(name);
    }

    private static String program(ShellNode.Simple simple) {
        return simple.words().isEmpty() ? "" : simple.words().get(0).text();
    }

    private void piped(List<ShellNode> nodes, boolean conditional) {
        List<ShellNode.Simple> simple = new ArrayList<>();
        nodes.forEach(node -> {
            if (node instanceof ShellNode.Simple one) {
                simple.add(one);
            }
        });
        if (simple.size() == nodes.size()) {
            visitor.accept(simple, conditional);
        }
    }
}
