package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.TakenBranches.Fork;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The possible effects of shell text, whichever parts of it run. */
final class ShellEffects {
    private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z_]\\w{0,99}+)\\+?=.*+", Pattern.DOTALL);
    /** {@code ${NAME:=word}} assigns during expansion. */
    private static final Pattern ASSIGNING = Pattern.compile("\\$\\{([A-Za-z_]\\w{0,99}+):?=");

    private static final int MAX_DEPTH = 5;
    private static final int MAX_EVALUATED = 4_096;
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
    private int depth;

    private ShellEffects(Function<String, Optional<ShellState.Body>> functions) {
        this.functions = functions;
    }

    /** @param functions the functions that the text may call */
    static ShellEffects of(ShellNode node, Function<String, Optional<ShellState.Body>> functions) {
        ShellEffects effects = new ShellEffects(functions);
        effects.visit(node);
        return effects;
    }

    /** Makes unknown in a shell what the text may change in it. */
    void forget(ShellRun run) {
        assigned.forEach((name, text) -> {
            Span span = text.span();
            run.state()
                    .variables
                    .forget(new EnvVar(name, Optional.empty(), run.file().place(span), span), exported.contains(name));
            run.state().arrays.forget(name, span);
        });
        if (changesArguments) {
            run.state().arguments = Optional.empty();
        }
    }

    /** Returns where the text, which may run or not, decides the values of variables; empty if it changes none. */
    Optional<Fork> fork(SourceFile file, ShellNode node) {
        return assigned.values().stream().findFirst().map(word -> Fork.of(file, word.span(), node));
    }

    /** Returns the variables that it may change and whose values are known. */
    Set<String> known(ShellState state) {
        return assigned.keySet().stream()
                .filter(name -> state.arrays.find(name).isPresent()
                        || state.variables
                                .find(name)
                                .filter(variable -> variable.kind() == Kind.KNOWN)
                                .isPresent())
                .collect(Collectors.toSet());
    }

    /** Returns whether the text may end the script. */
    boolean ends() {
        return ends;
    }

    /**
     * Visits all nodes but subshells, which change nothing outside, and function bodies, which count only when called.
     */
    private void visit(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            simple(simple);
        } else if (!(node instanceof ShellNode.Apart) && !(node instanceof ShellNode.Function)) {
            node.parts().forEach(this::visit);
        }
    }

    private void simple(ShellNode.Simple simple) {
        String reader = "";
        evaluated(simple.words());
        for (MappedText written : simple.words()) {
            String word = written.text();
            Matcher assigning = ASSIGNING.matcher(word);
            while (assigning.find()) {
                assigned.put(assigning.group(1), written);
            }
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

    /** Visits the text of {@code eval}, its arguments without quotes. */
    private void evaluated(List<MappedText> words) {
        if (words.isEmpty() || !words.get(0).text().equals("eval") || depth == MAX_DEPTH) {
            return;
        }
        MappedText.Builder text = new MappedText.Builder(words.get(0).span().end());
        for (MappedText word : words.subList(1, words.size())) {
            for (int i = 0; i < word.length(); i++) {
                if (word.charAt(i) != '"' && word.charAt(i) != '\'') {
                    text.append(word, i, i + 1);
                }
            }
            text.append(" ", word.span());
        }
        if (text.length() > MAX_EVALUATED) {
            return;
        }
        depth++;
        visit(ShellParser.parse(text.build()));
        depth--;
    }
}
