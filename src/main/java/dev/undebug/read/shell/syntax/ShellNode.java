package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import java.util.List;
import java.util.Optional;

/** A node of a shell syntax tree. */
public sealed interface ShellNode {
    /** Returns its child nodes. */
    default List<ShellNode> parts() {
        return List.of();
    }

    /**
     * A simple command, whose words are expanded when it runs.
     *
     * @param text the whole command as written
     * @param words each as written, quotes included
     */
    record Simple(MappedText text, List<MappedText> words, List<Redirection> redirections) implements ShellNode {}

    /** A command with known words: the exec form of a Dockerfile. */
    record Ready(List<Token> words) implements ShellNode {}

    /** Commands one after another. */
    record Sequence(List<ShellNode> nodes) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return nodes;
        }
    }

    /** {@code left && right}, {@code left || right}. */
    record Chain(ShellNode left, boolean and, ShellNode right) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return List.of(left, right);
        }
    }

    /** {@code ! command}. */
    record Not(ShellNode node) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return List.of(node);
        }
    }

    /** Commands in subshells: a pipeline, {@code ( … )}, a command before {@code &}. */
    record Apart(List<ShellNode> nodes) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return nodes;
        }
    }

    /**
     * {@code if}.
     *
     * @param text the first condition as written
     */
    record If(MappedText text, ShellNode condition, ShellNode then, Optional<ShellNode> otherwise)
            implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return otherwise.map(other -> List.of(condition, then, other)).orElse(List.of(condition, then));
        }
    }

    /**
     * {@code while} or {@code until}.
     *
     * @param input the files that it reads: {@code done < .env}
     */
    record While(boolean until, ShellNode condition, ShellNode body, List<MappedText> input) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return List.of(condition, body);
        }
    }

    /**
     * {@code for} or {@code select}.
     *
     * @param words the values of the variable, as written
     */
    record For(String name, List<MappedText> words, ShellNode body) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return List.of(body);
        }
    }

    /** {@code case}. */
    record Case(MappedText text, MappedText word, List<Arm> arms) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return arms.stream().map(Arm::body).toList();
        }
    }

    /** The definition of a function. */
    record Function(String name, ShellNode body) implements ShellNode {
        @Override
        public List<ShellNode> parts() {
            return List.of(body);
        }
    }

    /** Unsupported syntax, which may or may not succeed. */
    record Unknown() implements ShellNode {}

    /**
     * One arm of a {@code case}.
     *
     * @param fallsThrough whether the next arm runs too ({@code ;&})
     */
    record Arm(List<MappedText> patterns, ShellNode body, boolean fallsThrough) {}

    /**
     * A redirection of input or output.
     *
     * @param operator without the number before it
     * @param target the file, or the end word of a here-document
     * @param document the text of a here-document
     */
    record Redirection(String operator, MappedText target, Optional<MappedText> document) {}
}
