package dev.undebug.scan.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Translates messages of the YAML parser into plain words. */
final class YamlMistake {
    private static final Map<String, String> WORDS = Map.of(
            "expected ',' or ']', but got <stream end>",
            "a list is not closed: `]` is missing",
            "expected ',' or '}', but got <stream end>",
            "keys in braces are not closed: `}` is missing",
            "found unexpected end of stream",
            "a quote is not closed",
            "mapping values are not allowed here",
            "a colon is not allowed here; a line above may lack one, or the indentation may be wrong",
            "could not find expected ':'",
            "a key has no colon after it",
            "sequence entries are not allowed here",
            "a list must begin on its own line");

    private static final Pattern UNKNOWN_START =
            Pattern.compile("found character '([^\\t]+)' that cannot start any token.*");

    private YamlMistake() {}

    static String of(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        return Optional.ofNullable(WORDS.get(problem)).orElseGet(() -> byForm(problem, String.valueOf(e.getContext())));
    }

    private static String byForm(String problem, String context) {
        if (problem.startsWith("found character '\\t")) {
            return "tabs are not allowed for indentation; use spaces";
        }
        if (problem.startsWith("found undefined alias") || context.endsWith("an alias")) {
            return "a value that begins with `*` needs quotes";
        }
        if (problem.startsWith("expected <block end>")) {
            return "this does not continue the line above; the indentation may be wrong";
        }
        Matcher start = UNKNOWN_START.matcher(problem);
        if (start.matches()) {
            String character = start.group(1).equals("`") ? "a backtick" : "`" + start.group(1) + "`";
            return "a value that begins with " + character + " needs quotes";
        }
        return problem;
    }
}
