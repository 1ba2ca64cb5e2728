package dev.undebug.read.shell.syntax;

import dev.undebug.read.shell.syntax.ShellNode.Redirection;
import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses commands that contain no other commands. */
final class SimpleCommandParser {
    private final MappedText in;
    private final ShellCursor cursor;

    SimpleCommandParser(MappedText in, ShellCursor cursor) {
        this.in = in;
        this.cursor = cursor;
    }

    /** Parses bash's {@code [[ … ]]}, in which operators are words. */
    ShellNode test() {
        int from = cursor.at();
        List<MappedText> words = new ArrayList<>();
        while (!cursor.atEnd()) {
            cursor.skipLines();
            Optional<MappedText> word = cursor.operatorOrWord();
            if (word.isEmpty()) {
                break;
            }
            words.add(word.get());
            if (word.get().text().equals("]]")) {
                break;
            }
        }
        return new ShellNode.Simple(in.sub(from, cursor.at()), words, List.of());
    }

    /** Parses a program with its arguments, assignments and redirections. */
    ShellNode simple() {
        int from = cursor.at();
        int to = from;
        List<MappedText> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (true) {
            cursor.skipBlanks();
            Optional<Redirection> redirection = cursor.redirection();
            Optional<MappedText> word = redirection.isPresent() ? Optional.empty() : cursor.word();
            redirection.ifPresent(redirections::add);
            word.ifPresent(words::add);
            if (redirection.isEmpty() && word.isEmpty()) {
                break;
            }
            to = cursor.at();
        }
        return new ShellNode.Simple(in.sub(from, to), words, redirections);
    }
}
