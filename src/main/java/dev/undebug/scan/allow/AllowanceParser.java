package dev.undebug.scan.allow;

import dev.undebug.scan.allow.Allowance.Problem;
import dev.undebug.scan.config.Nearest;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses comments that allow findings: {@code # undebug: allow RULE, RULE -- reason}, {@code # nosec},
 * {@code # noqa: S201}.
 */
final class AllowanceParser {
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern OWN = Pattern.compile("#\\s*undebug:\\s*(\\S*)\\s*(.*?)(?=\\s+#|\\s*$)");
    private static final Pattern REASON = Pattern.compile("(?:^|\\s)(?:--+|\\u2014|\\u2013)(?:\\s+|$)");
    private static final Pattern NOSEC = Pattern.compile("(?i)#\\s*nosec\\b:?([^#]*)");
    private static final Pattern NOQA = Pattern.compile("(?i)#\\s*noqa\\s*:([^#]*)");
    private static final Pattern TEST = Pattern.compile("(?i)\\b[A-Z]{1,3}[0-9]+\\b");
    private static final Pattern CODE = Pattern.compile("[A-Z]+[0-9]+");
    private static final Pattern BANDIT_NAME = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)+");

    private final List<String> known;

    /**
     * @param known the ids of all rules
     */
    AllowanceParser(List<String> known) {
        this.known = List.copyOf(known);
    }

    /**
     * A parsed comment.
     *
     * @param start where the relevant part begins
     * @param end where it ends
     */
    record Parsed(int start, int end, boolean everything, List<String> rules, String reason, List<Problem> problems) {}

    /** Returns quickly whether a text may contain such comments. */
    static boolean mayHave(SourceFile file) {
        return file.contains("undebug:")
                || file.contains("nosec")
                || file.contains("noqa")
                || file.contains("NOSEC")
                || file.contains("NOQA");
    }

    Optional<Parsed> parse(String comment) {
        String text = comment.length() > MAX_LENGTH ? comment.substring(0, MAX_LENGTH) : comment;
        Matcher own = OWN.matcher(text);
        if (own.find()) {
            return Optional.of(own(own));
        }
        Matcher nosec = NOSEC.matcher(text);
        if (nosec.find() && isForFlask(nosec.group(1))) {
            return Optional.of(foreign(nosec, "nosec", text));
        }
        Matcher noqa = NOQA.matcher(text);
        if (noqa.find() && codes(noqa.group(1)).contains("S201")) {
            return Optional.of(foreign(noqa, "noqa", text));
        }
        return Optional.empty();
    }

    private static Parsed foreign(Matcher matcher, String name, String comment) {
        String said = comment.substring(matcher.start(1));
        String words = BANDIT_NAME.matcher(TEST.matcher(said).replaceAll("")).replaceAll("");
        String reason = words.replaceAll("^[^\\p{L}]+|\\s+$", "");
        String all = reason.isEmpty() ? name : name + ": " + reason;
        return new Parsed(matcher.start(), matcher.end(), true, List.of(), all, List.of());
    }

    /** Like bandit: words that are not test ids are a remark, and the comment then applies to all tests. */
    private static boolean isForFlask(String tests) {
        Set<String> codes = codes(tests);
        Set<String> names = new LinkedHashSet<>();
        BANDIT_NAME.matcher(tests).results().forEach(match -> names.add(match.group()));
        boolean bare = codes.isEmpty() && names.isEmpty();
        return bare || codes.contains("B201") || names.contains("flask_debug_true");
    }

    private static Set<String> codes(String text) {
        Set<String> codes = new LinkedHashSet<>();
        CODE.matcher(text.toUpperCase(Locale.ROOT)).results().forEach(match -> codes.add(match.group()));
        return codes;
    }

    private Parsed own(Matcher matcher) {
        List<Problem> problems = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        String rest = matcher.group(2);
        String reason = "";
        Matcher dash = REASON.matcher(rest);
        if (dash.find()) {
            reason = rest.substring(dash.end()).strip();
            rest = rest.substring(0, dash.start());
        }
        if (matcher.group(1).equals("allow")) {
            rules(rest, rules, problems);
        } else {
            String word = matcher.group(1);
            problems.add(new Problem("`" + word + "` is not known after `undebug:`; write `allow`.", word, "allow"));
        }
        if (problems.isEmpty() && reason.isEmpty()) {
            problems.add(
                    Problem.of("The comment allows nothing, because it gives no reason; add ` -- ` and the reason."));
        }
        List<String> allowed = reason.isEmpty() ? List.of() : rules;
        return new Parsed(matcher.start(), matcher.end(), false, allowed, reason, problems);
    }

    private void rules(String text, List<String> rules, List<Problem> problems) {
        for (String word : text.split("[,\\s]+")) {
            if (known.contains(word)) {
                rules.add(word);
            } else if (!word.isEmpty()) {
                problems.add(unknown(word));
            }
        }
        if (rules.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.of("The comment names no rule; write `undebug: allow RULE -- reason`."));
        }
    }

    private Problem unknown(String word) {
        Optional<String> nearest = Nearest.of(word, known);
        String shown = "`" + word.replace('`', '\'') + "` is not a rule";
        return nearest.map(name -> new Problem(shown + "; did you mean `" + name + "`?", word, name))
                .orElseGet(() -> Problem.of(shown + "; run `undebug rules` for a list."));
    }
}
