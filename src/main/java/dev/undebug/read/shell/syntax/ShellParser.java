package dev.undebug.read.shell.syntax;

import dev.undebug.read.shell.syntax.ShellNode.Arm;
import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses shell text like POSIX shells and bash. It skips misplaced tokens, so that a mistake affects only its own
 * command.
 */
public final class ShellParser {
    private static final int MAX_DEPTH = 60;
    private static final int MAX_CHAIN = 100;
    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private final MappedText in;
    private final ShellCursor cursor;
    private final SimpleCommandParser simple;
    private int depth;

    private ShellParser(MappedText in) {
        this.in = in;
        this.cursor = new ShellCursor(in);
        this.simple = new SimpleCommandParser(in, cursor);
    }

    public static ShellNode parse(MappedText text) {
        ShellParser parser = new ShellParser(text);
        List<ShellNode> nodes = new ArrayList<>();
        while (!parser.cursor.atEnd()) {
            nodes.add(parser.list(Set.of(), false));
            parser.passOver();
        }
        return nodes.size() == 1 ? nodes.get(0) : new ShellNode.Sequence(nodes);
    }

    /** Skips a word or a bracket that closes nothing. */
    private void passOver() {
        if (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (!cursor.takeAny(CLOSING)) {
                cursor.advance(1);
            }
        }
    }

    /**
     * Parses commands up to one of these words, a closing word or bracket, or the end.
     *
     * @param arm whether {@code ;;} ends them, too
     */
    private ShellNode list(Set<String> ends, boolean arm) {
        List<ShellNode> nodes = new ArrayList<>();
        while (true) {
            cursor.skipSeparators(arm);
            boolean closed = cursor.atEnd() || cursor.peek() == ')' || (arm && cursor.startsWith(";;", ";&"));
            if (closed || ends.contains(cursor.peekWord()) || CLOSING.contains(cursor.peekWord())) {
                break;
            }
            int before = cursor.at();
            ShellNode node = chain();
            nodes.add(cursor.takeBackground() ? new ShellNode.Apart(List.of(node)) : node);
            if (cursor.at() == before) {
                cursor.advance(1);
            }
        }
        List<ShellNode> read = ControlChoice.in(nodes);
        return read.size() == 1 ? read.get(0) : new ShellNode.Sequence(read);
    }

    private ShellNode chain() {
        ShellNode left = pipeline();
        for (int links = 0; ; links++) {
            cursor.skipBlanks();
            boolean and = cursor.startsWith("&&");
            if (links == MAX_CHAIN || (!and && !cursor.startsWith("||"))) {
                return left;
            }
            cursor.advance(2);
            cursor.skipLines();
            left = new ShellNode.Chain(left, and, pipeline());
        }
    }

    private ShellNode pipeline() {
        cursor.skipBlanks();
        if (cursor.take("!")) {
            return new ShellNode.Not(pipes());
        }
        return pipes();
    }

    private ShellNode pipes() {
        List<ShellNode> nodes = new ArrayList<>(List.of(command()));
        cursor.skipBlanks();
        while (cursor.peek() == '|' && !cursor.startsWith("||")) {
            cursor.advance(cursor.startsWith("|&") ? 2 : 1);
            cursor.skipLines();
            nodes.add(command());
            cursor.skipBlanks();
        }
        return nodes.size() == 1 ? nodes.get(0) : new ShellNode.Apart(nodes);
    }

    private ShellNode command() {
        cursor.skipBlanks();
        if (depth == MAX_DEPTH) {
            cursor.advance(in.length());
            return new ShellNode.Unknown();
        }
        depth++;
        ShellNode node = compound();
        depth--;
        return node;
    }

    private ShellNode compound() {
        if (cursor.startsWith("((")) {
            return arithmetic();
        }
        if (cursor.peek() == '(') {
            cursor.advance(1);
            ShellNode body = list(Set.of(), false);
            cursor.takeChar(')');
            return redirected(new ShellNode.Apart(List.of(body)));
        }
        return switch (cursor.peekWord()) {
            case "if" -> redirected(condition("if"));
            case "while", "until" -> loop();
            case "for", "select" -> redirected(each());
            case "case" -> redirected(cases());
            case "{" -> redirected(group());
            case "function" -> function();
            case "[[" -> redirected(simple.test());
            default -> cursor.functionName().map(this::function).orElseGet(simple::simple);
        };
    }

    private ShellNode arithmetic() {
        int open = cursor.at();
        int close = in.text().indexOf("))", open);
        // A substitution in it may end with two parentheses, too.
        while (close >= 0 && close + 2 < in.length() && in.charAt(close + 2) == ')') {
            close++;
        }
        cursor.advance(close < 0 ? in.length() : close + 2 - open);
        if (close < 0 || in.text().indexOf("$(", open) < 0 || in.text().indexOf("$(", open) > close) {
            return new ShellNode.Unknown();
        }
        MappedText let = MappedText.at("let", in.span(open, open + 2));
        return new ShellNode.Simple(in.sub(open, close + 2), List.of(let, in.sub(open + 2, close)), List.of());
    }

    private ShellNode group() {
        cursor.take("{");
        ShellNode body = list(Set.of("}"), false);
        cursor.take("}");
        return body;
    }

    private ShellNode condition(String keyword) {
        cursor.take(keyword);
        int from = cursor.afterBlanks();
        ShellNode condition = list(Set.of("then"), false);
        MappedText text = in.sub(Math.min(from, cursor.at()), cursor.at()).strip();
        cursor.take("then");
        ShellNode then = list(Set.of("else", "elif", "fi"), false);
        Optional<ShellNode> otherwise = Optional.empty();
        if (cursor.peekWord().equals("elif") && depth < MAX_DEPTH) {
            depth++;
            otherwise = Optional.of(condition("elif"));
            depth--;
        } else {
            if (cursor.take("else")) {
                otherwise = Optional.of(list(Set.of("fi"), false));
            }
            cursor.take("fi");
        }
        return new ShellNode.If(withoutEnd(text), condition, then, otherwise);
    }

    /** Returns the text of a condition without its final semicolon. */
    private static MappedText withoutEnd(MappedText text) {
        return text.text().endsWith(";") ? text.sub(0, text.length() - 1).strip() : text;
    }

    private ShellNode loop() {
        boolean until = cursor.take("until");
        if (!until) {
            cursor.take("while");
        }
        ShellNode condition = list(Set.of("do"), false);
        ShellNode body = body();
        List<MappedText> input = redirections().stream()
                .filter(ShellParser::isFromFile)
                .map(ShellNode.Redirection::target)
                .toList();
        return new ShellNode.While(until, condition, body, input);
    }

    /** The output of another program comes from a file, too: {@code <<< "$(cat .env)"}. */
    private static boolean isFromFile(ShellNode.Redirection redirection) {
        String target = redirection.target().text();
        return redirection.operator().equals("<")
                || (redirection.operator().equals("<<<") && (target.contains("$(") || target.contains("`")));
    }

    private ShellNode body() {
        cursor.take("do");
        ShellNode body = list(Set.of("done"), false);
        cursor.take("done");
        return body;
    }

    private ShellNode each() {
        if (!cursor.take("for")) {
            cursor.take("select");
        }
        cursor.skipBlanks();
        String name = "";
        List<MappedText> words = new ArrayList<>();
        if (cursor.startsWith("((")) {
            arithmetic();
        } else {
            name = cursor.word().map(MappedText::text).orElse("");
            cursor.skipLines();
            if (cursor.take("in")) {
                Optional<MappedText> word = cursor.word();
                while (word.isPresent()) {
                    words.add(word.get());
                    cursor.skipBlanks();
                    word = cursor.word();
                }
            }
        }
        cursor.skipSeparators(false);
        return new ShellNode.For(name, words, body());
    }

    private ShellNode cases() {
        int from = cursor.at();
        cursor.take("case");
        MappedText word = cursor.word().orElseGet(() -> in.sub(from, from));
        MappedText text = in.sub(from, cursor.at());
        cursor.skipLines();
        cursor.take("in");
        List<Arm> arms = new ArrayList<>();
        while (true) {
            cursor.skipSeparators(false);
            if (cursor.atEnd() || cursor.take("esac")) {
                break;
            }
            int before = cursor.at();
            arms.add(arm());
            if (cursor.at() == before) {
                cursor.advance(1);
            }
        }
        return new ShellNode.Case(text, word, arms);
    }

    private Arm arm() {
        cursor.takeChar('(');
        List<MappedText> patterns = new ArrayList<>();
        do {
            cursor.pattern().ifPresent(patterns::add);
        } while (cursor.takeChar('|'));
        cursor.takeChar(')');
        ShellNode body = list(Set.of("esac"), true);
        boolean through = cursor.startsWith(";&", ";;&");
        if (cursor.peek() == ';') {
            cursor.advance(cursor.startsWith(";;&") ? 3 : 2);
        }
        return new Arm(patterns, body, through);
    }

    private ShellNode function() {
        cursor.take("function");
        String name = cursor.word().map(MappedText::text).orElse("");
        cursor.takeBrackets();
        cursor.skipLines();
        return new ShellNode.Function(name, command());
    }

    private ShellNode function(String name) {
        cursor.advance(name.length());
        cursor.takeBrackets();
        cursor.skipLines();
        return new ShellNode.Function(name, command());
    }

    /** Skips the redirections of a compound command, which do not affect its commands. */
    private ShellNode redirected(ShellNode node) {
        redirections();
        return node;
    }

    private List<ShellNode.Redirection> redirections() {
        List<ShellNode.Redirection> all = new ArrayList<>();
        cursor.skipBlanks();
        Optional<ShellNode.Redirection> next = cursor.redirection();
        while (next.isPresent()) {
            all.add(next.get());
            cursor.skipBlanks();
            next = cursor.redirection();
        }
        return all;
    }
}
