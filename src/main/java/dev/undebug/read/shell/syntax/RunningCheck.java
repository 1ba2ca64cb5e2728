package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conditions that ask whether a server runs already: {@code pgrep -f shop.py}, {@code nc -z localhost 8000},
 * {@code kill -0 "$PID"}. The server came to run when it did not, so that is what a script that starts it is judged by.
 */
public final class RunningCheck {
    private static final Set<String> TESTS = Set.of("[", "[[", "test");
    private static final Set<String> BEFORE = Set.of("sudo", "doas", "command");
    private static final Set<String> FINDING = Set.of("pgrep", "pidof", "lsof", "fuser");
    private static final Set<String> LISTING =
            Set.of("pgrep", "pidof", "ps", "lsof", "ss", "netstat", "screen", "tmux", "pm2", "jobs");
    private static final Set<String> CONNECTING = Set.of("nc", "ncat", "curl", "wget");
    private static final Set<String> MANAGED =
            Set.of("restart", "reload", "describe", "desc", "show", "info", "pid", "id");
    private static final Set<String> FILES = Set.of("-f", "-e", "-s", "-r");

    private static final Pattern HERE = Pattern.compile("localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1?]");
    private static final Pattern PROCESS = Pattern.compile("(?<![A-Za-z])pid|Pid|PID");
    private static final Pattern NAMED = Pattern.compile("(?i)(?:^is_?|_)\\w{0,40}(?:running|alive)$");
    private static final Pattern SUBSTITUTION =
            Pattern.compile("(?:\\$\\(|`)\\s{0,9}(?:sudo\\s{1,9})?([\\w-]{1,40})[^()]{0,300}[)`]");

    private RunningCheck() {}

    /** Returns what such a condition is where nothing runs yet; empty if it is none, or asks for more. */
    public static Optional<Boolean> whileIdle(ShellNode condition) {
        if (condition instanceof ShellNode.Not not) {
            return whileIdle(not.node()).map(holds -> !holds);
        }
        if (condition instanceof ShellNode.Sequence sequence && sequence.nodes().size() == 1) {
            return whileIdle(sequence.nodes().get(0));
        }
        if (condition instanceof ShellNode.Chain chain) {
            Optional<Boolean> left = whileIdle(chain.left());
            Optional<Boolean> right = whileIdle(chain.right());
            Optional<Boolean> decisive = Optional.of(!chain.and());
            boolean decided = left.equals(decisive) || right.equals(decisive);
            return decided ? decisive : left.isPresent() && right.isPresent() ? left : Optional.empty();
        }
        if (condition instanceof ShellNode.Apart pipeline && pipeline.nodes().size() > 1) {
            boolean lists = program(words(pipeline.nodes().get(0)))
                    .filter(LISTING::contains)
                    .isPresent();
            return lists ? Optional.of(false) : Optional.empty();
        }
        return simple(words(condition));
    }

    private static Optional<Boolean> simple(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (TESTS.contains(words.get(0))) {
            boolean closed = words.get(words.size() - 1).endsWith("]");
            return tested(words.subList(1, closed ? words.size() - 1 : words.size()));
        }
        return asks(words) ? Optional.of(false) : Optional.empty();
    }

    private static boolean asks(List<String> words) {
        String program = program(words).orElseThrow();
        return switch (program) {
            case "kill" -> words.contains("-0");
            case "ps" -> words.contains("-p");
            case "tmux" -> words.contains("has-session") || words.contains("has");
            case "systemctl" -> words.contains("is-active");
            case "service" -> words.contains("status");
            case "pm2" -> words.stream().anyMatch(MANAGED::contains);
            default ->
                FINDING.contains(program)
                        || (CONNECTING.contains(program)
                                && words.stream()
                                        .anyMatch(word -> HERE.matcher(word).find()))
                        || NAMED.matcher(program).find();
        };
    }

    /** @param words those between the brackets */
    private static Optional<Boolean> tested(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.get(0).equals("!")) {
            return tested(words.subList(1, words.size())).map(holds -> !holds);
        }
        String last = words.get(words.size() - 1);
        boolean unary = words.size() == 2;
        if (words.size() == 1) {
            return findsProcess(last) ? Optional.of(false) : Optional.empty();
        }
        if (unary && FILES.contains(words.get(0)) && PROCESS.matcher(last).find()) {
            return Optional.of(false);
        }
        if (unary
                && (findsProcess(last)
                        || (last.startsWith("$") && PROCESS.matcher(last).find()))) {
            return switch (words.get(0)) {
                case "-z" -> Optional.of(true);
                case "-n" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return words.size() == 3 && findsProcess(words.get(0)) ? counted(words.get(1), last) : Optional.empty();
    }

    private static Optional<Boolean> counted(String operator, String number) {
        return switch (operator + " " + number) {
            case "-eq 0", "= 0", "== 0", "-lt 1", "= ", "== " -> Optional.of(true);
            case "-gt 0", "-ne 0", "!= 0", "-ge 1", "!= " -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean findsProcess(String word) {
        Matcher substitution = SUBSTITUTION.matcher(word);
        return substitution.matches() && LISTING.contains(substitution.group(1));
    }

    private static Optional<String> program(List<String> words) {
        return words.stream().filter(word -> !BEFORE.contains(word)).findFirst().or(() -> words.stream()
                .findFirst());
    }

    private static List<String> words(ShellNode node) {
        List<String> words = new ArrayList<>();
        if (node instanceof ShellNode.Simple simple) {
            simple.words().stream()
                    .map(MappedText::text)
                    .map(RunningCheck::unquoted)
                    .forEach(words::add);
        }
        return words;
    }

    private static String unquoted(String word) {
        int end = word.length() - 1;
        boolean quoted =
                end > 0 && (word.charAt(0) == '"' || word.charAt(0) == '\'') && word.charAt(end) == word.charAt(0);
        return quoted ? word.substring(1, end) : word;
    }
}
