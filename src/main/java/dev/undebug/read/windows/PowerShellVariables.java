package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a PowerShell script that hold a name or a path: {@code $app = Join-Path $PSScriptRoot "app.py"}. Where a block that
 * may not run gives one another value, it has none that is known afterwards, unless the block only looks for what is not there.
 */
final class PowerShellVariables {
    /** Stands for a value that is not known, as shell text. */
    private static final String UNKNOWN = "$(unknown)";

    private static final Pattern ASSIGNED = Pattern.compile(
            "(?is)(?:\\[[\\w.]{1,60}\\]\\s*)?\\$(?:script:|global:|local:)?(\\w+)\\s*(\\+?=)(?!=)\\s*(.*)");
    private static final Pattern JOINED = Pattern.compile("(?i)\\(?Join-Path\\s+(?:-Path\\s+)?(" + PowerShellString.WORD
            + ")\\s+(?:-ChildPath\\s+)?(" + PowerShellString.WORD + ")\\s*\\)?");
    /** The folder of the script, which it runs in. */
    private static final Pattern OWN_FOLDER = Pattern.compile(
            "(?i)\\(?Split-Path\\s+(?:-(?:Parent|Path)\\s+)*(?:\\$MyInvocation\\.MyCommand\\.(?:Path|Definition|Source)"
                    + "|\\$PSCommandPath)(?:\\s+-Parent)?\\s*\\)?");

    private static final Pattern WORD = Pattern.compile("\\$\\{?\\w+\\}?|\\$env:\\w+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED =
            Pattern.compile("(?:[^\\s\"'`$;|&<>(){}*]|\\$\\{\\w+\\}|\\$\\(unknown\\)){1,300}");
    private static final Pattern MISSING = Pattern.compile(
            "(?i)(?:\\}\\s*else\\s*)?if\\s*\\(\\s*(?:-not\\b|!)\\s*\\(?\\s*(?:Test-Path\\s+(?:-(?:Literal)?Path\\s+)?)?"
                    + "\"?\\$\\{?(\\w+)\\}?\"?\\s*\\).*");
    private static final Pattern INTERPRETER = Pattern.compile("(?i)(?:.*/)?(?:python[\\d.]*|py)(?:\\.exe)?");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?i)\\$env:(\\w+)|\\$\\{env:(\\w+)\\}|(\\$PSScriptRoot\\b)|\\$(?:(\\w+)|\\{([^}]{0,200})\\})");

    private final Deque<Block> blocks = new ArrayDeque<>();
    private Map<String, String> values;

    PowerShellVariables() {
        this(Map.of());
    }

    private PowerShellVariables(Map<String, String> values) {
        this.values = new HashMap<>(values);
    }

    /** Returns the variables of a script that gets the text of this one. */
    PowerShellVariables copy() {
        return new PowerShellVariables(values);
    }

    /** Returns the command whose output a line keeps in a variable; empty if it is another line. */
    static Optional<MappedText> kept(MappedText line) {
        Matcher assigned = ASSIGNED.matcher(line.text());
        return assigned.matches() ? Optional.of(line.sub(assigned.start(3), line.length())) : Optional.empty();
    }

    /** Takes the value that a line gives a variable, if it does. */
    void take(MappedText line) {
        Matcher assigned = ASSIGNED.matcher(line.text());
        if (assigned.matches()) {
            String name = assigned.group(1).toLowerCase(Locale.ROOT);
            Optional<String> value = assigned.group(2).equals("=")
                    ? value(line.sub(assigned.start(3), line.length()).strip())
                    : Optional.empty();
            value.ifPresentOrElse(known -> values.put(name, known), () -> values.remove(name));
        }
    }

    private Optional<String> value(MappedText text) {
        Matcher joined = JOINED.matcher(text.text());
        if (joined.matches()) {
            Optional<String> folder = word(text.sub(joined.start(1), joined.end(1)));
            Optional<String> file = word(text.sub(joined.start(2), joined.end(2)));
            return folder.flatMap(first -> file.map(second -> first + "/" + second))
                    .filter(PowerShellVariables::isNamed);
        }
        if (OWN_FOLDER.matcher(text.text()).matches()) {
            return Optional.of(".");
        }
        boolean word =
                PowerShellString.isQuoted(text) || WORD.matcher(text.text()).matches();
        return word ? word(text).filter(PowerShellVariables::isNamed) : Optional.empty();
    }

    private Optional<String> word(MappedText word) {
        return Optional.of(shell(PowerShellString.unquoted(word)).text());
    }

    /** Returns whether a value is a name or a path, of which more is known than that it is one. */
    private static boolean isNamed(String value) {
        return NAMED.matcher(value).matches() && !value.equals(UNKNOWN);
    }

    /** Begins a block that may not run. */
    void begin(String line) {
        Matcher missing = MISSING.matcher(line);
        blocks.push(new Block(
                Map.copyOf(values),
                missing.matches() ? missing.group(1).toLowerCase(Locale.ROOT) : "",
                new ArrayList<>(),
                true));
    }

    /**
     * Begins what runs instead of the block before.
     *
     * @param always whether no other block follows
     */
    void otherwise(boolean always) {
        @Nullable Block block = blocks.poll();
        if (block != null) {
            block.ends().add(Map.copyOf(values));
            values = new HashMap<>(block.before());
            blocks.push(new Block(block.before(), block.missing(), block.ends(), !always));
        }
    }

    /** Ends a block. */
    void end() {
        @Nullable Block block = blocks.poll();
        if (block != null) {
            block.ends().add(values);
            if (block.mayBeSkipped()) {
                block.ends().add(block.before());
            }
            values = block.merged();
        }
    }

    /** Returns a text of PowerShell as shell text: with its variables and folders. */
    MappedText shell(MappedText text) {
        MappedText.Builder out = new MappedText.Builder(text.span().start());
        Matcher reference = REFERENCE.matcher(text.text());
        int at = 0;
        while (at < text.length()) {
            int literal = at == 0 || " (=,".indexOf(text.charAt(at - 1)) >= 0 ? PowerShellLiteral.end(text, at) : at;
            if (literal > at) {
                out.append(UNKNOWN, text.span(at, literal));
                at = literal;
            } else if (reference.region(at, text.length()).lookingAt()) {
                out.append(shown(reference), text.span(at, reference.end()));
                at = reference.end();
            } else {
                char c = text.charAt(at);
                String other = c == '\\' ? "/" : c == '`' ? "\\" : "";
                if (other.isEmpty()) {
                    out.append(text, at, at + 1);
                } else {
                    out.append(other, text.span(at, at + 1));
                }
                at++;
            }
        }
        return out.build();
    }

    private String shown(Matcher reference) {
        String environment = reference.group(1) != null ? reference.group(1) : reference.group(2);
        if (environment != null) {
            return "${" + environment + "}";
        }
        if (reference.group(3) != null) {
            return ".";
        }
        String name = reference.group(4) != null ? reference.group(4) : reference.group(5);
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /**
     * A block that may not run.
     *
     * @param before the values before it
     * @param missing the variable whose file the block looks for elsewhere; {@code ""} for none
     * @param ends the values at the ends of the blocks of which one runs, until now
     * @param mayBeSkipped whether it may be that none of them runs
     */
    private record Block(
            Map<String, String> before, String missing, List<Map<String, String>> ends, boolean mayBeSkipped) {
        /** Returns what holds whatever block has run. Any Python will do as well as another. */
        Map<String, String> merged() {
            Map<String, String> merged = new HashMap<>();
            ends.get(0).forEach((name, value) -> {
                if (ends.stream().allMatch(values -> alike(value, values.get(name)))) {
                    merged.put(name, value);
                }
            });
            @Nullable String there = before.get(missing);
            if (there != null) {
                merged.put(missing, there);
            }
            return merged;
        }

        private static boolean alike(String one, @Nullable String other) {
            return other != null
                    && (one.equals(other)
                            || (INTERPRETER.matcher(one).matches()
                                    && INTERPRETER.matcher(other).matches()));
        }
    }
}
