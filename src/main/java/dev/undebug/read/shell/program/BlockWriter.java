package dev.undebug.read.shell.program;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the blocks of another shell as those of sh. What its conditions ask is not known. */
final class BlockWriter {
    private static final String UNKNOWN = "[ \"$(unknown)\" = 1 ]; then\n:\n";

    private final MappedText.Builder out;
    private final Span end;
    private final Deque<Block> open = new ArrayDeque<>();

    /** The blocks of sh. */
    enum Kind {
        CONDITION("fi\n"),
        LOOP("done\n"),
        FUNCTION("}\n"),
        PLAIN("");

        private final String end;

        Kind(String end) {
            this.end = end;
        }
    }

    /** @param local the variables that are what they were before after it, and whether they were unset then */
    private record Block(Kind kind, Map<String, Boolean> local) {}

    BlockWriter(MappedText script) {
        this.out = new MappedText.Builder(script.span().start());
        this.end = new Span(script.span().end(), script.span().end());
    }

    /** Returns the text of sh, with an end for each block. */
    MappedText shell() {
        while (!open.isEmpty()) {
            end(end);
        }
        return out.build();
    }

    /** Begins commands that may run. */
    void condition(Span at) {
        open(Kind.CONDITION, "if " + UNKNOWN, at);
    }

    /** Begins commands that run again and again. */
    void loop(Span at) {
        open(Kind.LOOP, "while :; do\n:\n", at);
    }

    void function(String name, Span at) {
        open(Kind.FUNCTION, name + "() {\n:\n", at);
    }

    /** Begins commands that run once. */
    void plain(Span at) {
        open(Kind.PLAIN, "", at);
    }

    private void open(Kind kind, String text, Span at) {
        open.push(new Block(kind, new LinkedHashMap<>()));
        out.append(text, at);
    }

    /** Begins the commands that may run if those of the current condition do not. */
    void otherwise(boolean conditional, Span at) {
        if (!open.isEmpty() && open.peek().kind() == Kind.CONDITION) {
            forget(open.peek(), at);
            out.append(conditional ? "elif " + UNKNOWN : "else\n:\n", at);
        }
    }

    void end(Span at) {
        if (!open.isEmpty()) {
            Block block = open.pop();
            forget(block, at);
            out.append(block.kind().end, at);
        }
    }

    private void forget(Block block, Span at) {
        block.local().forEach((name, unset) -> out.append(unset ? "unset " + name + "\n" : name + "=$(unknown)\n", at));
        block.local().clear();
    }

    /**
     * Notes a variable that the current block changes for itself, or the function around it; returns whether there is one.
     *
     * @param unset whether nothing has set it before
     */
    boolean isLocal(String name, boolean toFunction, boolean unset) {
        for (Block block : open) {
            if (!toFunction || block.kind() == Kind.FUNCTION) {
                block.local().putIfAbsent(name, unset);
                return true;
            }
        }
        return false;
    }

    boolean isIn(Kind kind) {
        return open.stream().anyMatch(block -> block.kind() == kind);
    }

    /** Runs a command, which sh can read. */
    void command(MappedText command) {
        out.append(command, 0, command.length());
        out.append("\n", command.span());
    }

    /** Sets a variable to text of sh, or to an unknown value. */
    void set(String how, MappedText name, MappedText value, boolean known) {
        Span before = new Span(value.span().start(), value.span().start());
        Span after = new Span(value.span().end(), value.span().end());
        out.append(how, name.span());
        out.append(name, 0, name.length());
        if (known) {
            out.append("=", before);
            out.append(value, 0, value.length());
        } else {
            out.append("=$(unknown)", value.span());
        }
        out.append("\n", after);
    }

    void unset(MappedText name) {
        out.append("unset ", name.span());
        out.append(name, 0, name.length());
        out.append("\n", name.span());
    }
}
