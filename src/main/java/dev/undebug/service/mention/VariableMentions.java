package dev.undebug.service.mention;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.DebugVariable;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds places of a text of any format that give a variable a value: {@code FLASK_DEBUG=1}, {@code "FLASK_DEBUG": "true"},
 * {@code SetEnv FLASK_DEBUG 1}, a name and a value below each other.
 */
final class VariableMentions {
    /** GitLab's Auto DevOps, and buildpacks, pass variables with these prefixes to the application, without them. */
    private static final List<String> PREFIXES = List.of("K8S_SECRET_", "BPE_", "BPE_OVERRIDE_", "BPE_DEFAULT_");

    /** At most this many are found in a file: they all say the same. */
    private static final int MOST = 20;

    private static final String QUOTES = "[\\\\\"']{0,4}+";

    private static final String BEFORE = QUOTES
            + "(?:[\\s,]{1,99}+-?[ \\t]{0,20}+" + QUOTES + "[vV]alue" + QUOTES + "[ \\t]{0,20}+[=:][ \\t]{0,20}+"
            + "|[ \\t]{0,20}+(?<sign>[=:])[ \\t]{0,20}+|[ \\t]{1,20}+|\\s{0,99}+,\\s{0,99}+)"
            + QUOTES;

    /** After the name: a sign, another item of a list, or the word for a value. */
    private static final Pattern WORD = Pattern.compile(BEFORE + "(?<value>[A-Za-z0-9]{1,16}+)(?![\\w.])");

    private static final Pattern VALUE = Pattern.compile(BEFORE + "(?<value>[A-Za-z0-9][\\w.-]{0,99}+)");

    /** Values that no other sentence has after the name. */
    private static final Set<String> ON = Set.of("1", "true", "on", "yes", "t", "y");

    private static final List<String> OF_C = List.of("//", "/*", "*");

    /** The beginnings of comment lines, by the extension. */
    private static final Map<String, List<String>> COMMENTS = Map.ofEntries(
            Map.entry("bat", List.of("rem ", "::", "@rem ")),
            Map.entry("cmd", List.of("rem ", "::", "@rem ")),
            Map.entry("ini", List.of("#", ";")),
            Map.entry("service", List.of("#", ";")),
            Map.entry("tf", List.of("#", "//")),
            Map.entry("hcl", List.of("#", "//")),
            Map.entry("jsonc", List.of("//")),
            Map.entry("groovy", OF_C));

    private static final int LONGEST_COMMAND = 200;
    private static final Pattern SEARCHED = Pattern.compile("\\bgrep\\b[^|;&]*+$");

    private static final List<String> USUAL = List.of("#");

    private VariableMentions() {}

    /** Returns those that give {@code FLASK_DEBUG} a value that turns debug mode on. */
    static List<EnvVar> ofFlaskDebug(SourceFile file) {
        return of(file, DebugVariable.FLASK_DEBUG, WORD, VariableMentions::turnsOn);
    }

    /** Returns those that give a variable whatever value; without a sign, a sentence may go on. */
    static List<EnvVar> of(SourceFile file, String variable) {
        return of(
                file,
                variable,
                VALUE,
                value -> value.group("sign") != null
                        || ON.contains(value.group("value").toLowerCase(Locale.ROOT)));
    }

    /** Returns them as variables, with the places of their values. */
    private static List<EnvVar> of(SourceFile file, String name, Pattern pattern, Predicate<Matcher> counts) {
        String text = file.text();
        List<EnvVar> found = new ArrayList<>();
        Matcher value = pattern.matcher(text);
        int at = text.indexOf(name);
        while (at >= 0 && found.size() < MOST) {
            int end = at + name.length();
            boolean whole = at == 0 || !isPart(text.charAt(at - 1)) || hasPrefix(text, at);
            if (whole
                    && value.region(end, text.length()).lookingAt()
                    && counts.test(value)
                    && !isComment(file, at)
                    && !isSearched(text, at)) {
                Span span = new Span(value.start("value"), value.end("value"));
                found.add(new EnvVar(
                        name,
                        Optional.of(value.group("value")),
                        file.place(new Span(at, span.end())),
                        span,
                        EnvVar.Notation.LITERAL));
            }
            at = text.indexOf(name, end);
        }
        return found;
    }

    private static boolean hasPrefix(String text, int at) {
        return PREFIXES.stream().anyMatch(prefix -> text.startsWith(prefix, at - prefix.length()));
    }

    /** Returns whether a character makes it a part of another name, or of the query of an address. */
    private static boolean isPart(char before) {
        return Character.isLetterOrDigit(before) || "_?&".indexOf(before) >= 0;
    }

    /** After {@code =}, every value but those of Flask is on. Elsewhere, a sentence may go on. */
    private static boolean turnsOn(Matcher value) {
        String word = value.group("value").toLowerCase(Locale.ROOT);
        return "=".equals(value.group("sign")) ? !DebugVariable.isOff(word) : ON.contains(word);
    }

    /** Returns whether a command looks for the text: {@code grep -q FLASK_DEBUG=1 .env}. */
    private static boolean isSearched(String text, int at) {
        String before = text.substring(Math.max(text.lastIndexOf('\n', at) + 1, at - LONGEST_COMMAND), at);
        return SEARCHED.matcher(before).find();
    }

    private static boolean isComment(SourceFile file, int at) {
        String text = file.text();
        int start = text.lastIndexOf('\n', at) + 1;
        String line = text.substring(start, at).stripLeading().toLowerCase(Locale.ROOT);
        List<String> usual = IrrelevantFiles.isProgram(file.path()) ? OF_C : USUAL;
        return COMMENTS.getOrDefault(RepositoryPath.of(file.path()).extension(), usual).stream()
                .anyMatch(line::startsWith);
    }
}
