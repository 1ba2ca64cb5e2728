package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The programs that a PowerShell script starts through .NET's classes: {@code $start = New-Object System.Diagnostics.ProcessStartInfo},
 * {@code $start.FileName = "python"}, {@code [System.Diagnostics.Process]::Start($start)}.
 */
final class NetProcesses {
    private static final String CLASS = "[\"']?(?:System\\.)?Diagnostics\\.Process(?:StartInfo)?[\"']?";
    private static final Pattern MADE = Pattern.compile("(?is)\\$(\\w+)\\s*=\\s*(?:New-Object\\s+(?:-TypeName\\s+)?"
            + CLASS + "|\\[" + CLASS + "\\](?:::new)?)(?![\\w.:])\\s*(.*)");
    private static final String ITS = "(?i)\\$(\\w+)(?:\\.StartInfo)?\\.";
    private static final Pattern PROPERTY =
            Pattern.compile("(?s)" + ITS + "(FileName|Arguments|WorkingDirectory)\\s*=\\s*(.+)");
    private static final Pattern ENTRY =
            Pattern.compile("(?i)\\b(FileName|Arguments|WorkingDirectory)\\s*=\\s*(" + PowerShellString.WORD + ")");
    private static final Pattern ARGUMENT =
            Pattern.compile(ITS + "ArgumentList\\.Add\\(\\s*(" + PowerShellString.WORD + ")\\s*\\).*");
    private static final Pattern VARIABLE = Pattern.compile(
            ITS + "Environment(?:Variables)?"
                    + "(?:\\[\\s*[\"'](\\w+)[\"']\\s*\\]\\s*=\\s*(.+)|\\.(?:Add|Set_Item)\\(\\s*[\"'](\\w+)[\"']\\s*,\\s*(.+?)\\s*\\)\\s*)");
    private static final Pattern GIVEN = Pattern.compile("(?i)\\$(\\w+)\\.StartInfo\\s*=\\s*\\$(\\w+)\\s*");
    private static final Pattern STARTED =
            Pattern.compile("(?i)(?:\\[void\\]\\s*|\\$\\w+\\s*=\\s*)?\\(?\\s*(?:\\$(\\w+)\\.Start\\(\\s*\\)" + "|\\["
                    + CLASS + "\\]::Start\\((.*?)\\))\\s*\\)?\\s*(?:\\|.*)?");
    private static final Pattern WORD = Pattern.compile(PowerShellString.WORD);
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)");
    private static final Pattern VALUE = Pattern.compile("\"[^\"`$]*\"|'[^']*'|\\d+");

    private final Map<String, Described> described = new HashMap<>();
    private final IntSupplier conditions;

    /** @param conditions returns the number of conditions under which the current line runs */
    NetProcesses(IntSupplier conditions) {
        this.conditions = conditions;
    }

    /** Returns the program that a line starts; empty if it is another line. */
    Optional<Described> started(MappedText line) {
        Matcher started = STARTED.matcher(line.text());
        if (!started.matches()) {
            return Optional.empty();
        }
        if (started.group(1) != null) {
            return Optional.ofNullable(described.get(lower(started.group(1))));
        }
        MappedText given = line.sub(started.start(2), started.end(2)).strip();
        Matcher name = NAME.matcher(given.text());
        @Nullable Described known = name.matches() ? described.get(lower(name.group(1))) : null;
        Described other = new Described(conditions.getAsInt());
        other.words(given);
        return Optional.of(known == null ? other : known);
    }

    /** Takes a line that says something of a program that may be started later; returns whether it does. */
    boolean describes(MappedText line) {
        Matcher made = MADE.matcher(line.text());
        if (made.matches()) {
            Described one = new Described(conditions.getAsInt());
            one.made(line.sub(made.start(2), made.end(2)));
            described.put(lower(made.group(1)), one);
            return true;
        }
        Matcher given = GIVEN.matcher(line.text());
        if (given.matches() && described.containsKey(lower(given.group(2)))) {
            described.put(lower(given.group(1)), described.get(lower(given.group(2))));
            return true;
        }
        for (Pattern pattern : List.of(PROPERTY, ARGUMENT, VARIABLE)) {
            Matcher part = pattern.matcher(line.text());
            @Nullable Described one = part.matches() ? described.get(lower(part.group(1))) : null;
            if (one != null) {
                one.part(line, part, conditions.getAsInt());
                return true;
            }
        }
        return false;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * A variable of the program.
     *
     * @param value as written
     * @param known whether this is what the program gets
     * @param always whether the program gets it whatever happens
     */
    record Variable(MappedText name, MappedText value, boolean known, boolean always) {}

    /** The words of the script about one program until now. */
    static final class Described {
        private final int conditions;
        private final Map<String, MappedText> properties = new HashMap<>();
        private final List<MappedText> arguments = new ArrayList<>();
        private final List<Variable> variables = new ArrayList<>();

        Described(int conditions) {
            this.conditions = conditions;
        }

        /** Takes what a program is made with: {@code ("python", "app.py")}, or {@code -Property @{FileName = "python"}}. */
        private void made(MappedText text) {
            if (text.text().contains("@{")) {
                Matcher entry = ENTRY.matcher(text.text());
                while (entry.find()) {
                    properties.put(lower(entry.group(1)), text.sub(entry.start(2), entry.end(2)));
                }
            } else {
                Matcher list = Pattern.compile("(?is)(?:-ArgumentList\\s+)?@?\\(?(.*?)\\)?")
                        .matcher(text.text());
                if (list.matches()) {
                    words(text.sub(list.start(1), list.end(1)));
                }
            }
        }

        /** Takes the name of the program and its arguments. */
        private void words(MappedText text) {
            Matcher word = WORD.matcher(text.text());
            if (word.find()) {
                properties.put("filename", text.sub(word.start(), word.end()));
            }
            if (word.find()) {
                properties.put("arguments", text.sub(word.start(), word.end()));
            }
        }

        private void part(MappedText line, Matcher part, int under) {
            if (part.pattern().equals(PROPERTY)) {
                MappedText value = line.sub(part.start(3), part.end(3)).strip();
                if (under <= conditions) {
                    properties.put(lower(part.group(2)), value);
                } else {
                    properties.putIfAbsent(lower(part.group(2)), value);
                }
            } else if (part.pattern().equals(ARGUMENT)) {
                arguments.add(line.sub(part.start(2), part.end(2)));
            } else {
                int group = part.group(2) != null ? 2 : 4;
                MappedText value =
                        line.sub(part.start(group + 1), part.end(group + 1)).strip();
                boolean known = VALUE.matcher(value.text()).matches();
                variables.add(
                        new Variable(line.sub(part.start(group), part.end(group)), value, known, under <= conditions));
            }
        }

        List<Variable> variables() {
            return List.copyOf(variables);
        }

        /** Returns its start by a line; empty if nothing says which program it is. */
        Optional<StartProcess> start(MappedText line) {
            List<MappedText> words = new ArrayList<>(arguments);
            Optional.ofNullable(properties.get("arguments")).ifPresent(text -> words.add(0, text));
            return Optional.ofNullable(properties.get("filename"))
                    .map(program -> StartProcess.with(
                            line, program, words, Optional.ofNullable(properties.get("workingdirectory"))));
        }
    }
}
