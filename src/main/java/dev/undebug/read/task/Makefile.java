package dev.undebug.read.task;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.EnvFileParser;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.OtherFiles;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The variables and rules of a Makefile, as far as they are literal: functions and patterns are unknown. */
final class Makefile {
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:(export|override|unexport)[ \\t]++)?+([A-Za-z_][\\w.-]*+)[ \\t]*+(\\?|:{1,3}|\\+|!)?=[ \\t]*+(.*+)",
            Pattern.DOTALL);
    private static final Pattern EXPORT = Pattern.compile("export(?:[ \\t]++(.*+))?", Pattern.DOTALL);
    private static final Pattern RULE =
            Pattern.compile("([^\\t#=:](?:[^#=:\\\\]|\\\\.)*+)(::?)(?!=)(.*+)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[\\w./#-]{1,100}");
    private static final Pattern DEFINE = Pattern.compile(
            "(?:(export|override)[ \\t]++)?+define[ \\t]++([A-Za-z_][\\w.-]*+)[ \\t]*+(?:[?:+!]*+=)?.*");

    private static final Pattern ENDEF = Pattern.compile("[ \\t]*+endef\\b");
    /** The most files that one includes whose variables are taken. What further ones set is not known. */
    private static final int MOST_INCLUDED = 20;

    private static final Pattern INCLUDE = Pattern.compile("[-s]?include[ \\t]++(.*+)", Pattern.DOTALL);
    /** A file with variables alone, which are those of make unless it exports them. */
    private static final Pattern ENV_FILE = Pattern.compile("(?:^|[/.])env(?:\\.[\\w.-]+)?$");

    private static final String EVAL = "$(eval ";

    /** The value of a variable, or a call of it. */
    private static final Pattern CALL = Pattern.compile("\\$[({](?:call )?([\\w.-]++)(?:,[^()]*+)?[)}]");

    /** A variable that changes how recipes run. */
    private static final Pattern CHANGING = Pattern.compile(
            "^[ \\t]*+(?:(?:export|override)[ \\t]++)*+(?:SHELL|\\.SHELLFLAGS|MAKEFILES|MAKEFLAGS|GNUMAKEFLAGS)[ \\t]*+[?:+!]*+=");

    /** A shell as it is, with options that change no command, and options of make that only say how much it does and tells. */
    private static final Pattern USUAL = Pattern.compile("(?:(?:export|override)[ \\t]++)*+(?:"
            + "SHELL[ \\t]*+[?:]*+=[ \\t]*+(?:/usr)?(?:/local)?(?:/bin/)?(?:env )?(?:ba|da|z|k|a)?sh(?:[ \\t]++-\\w++|[ \\t]++pipefail)*+"
            + "|SHELL[ \\t]*+[?:]*+=[ \\t]*+\\$\\(shell (?:which|command -v) (?:ba|da|z|k|a)?sh\\)"
            + "|\\.SHELLFLAGS[ \\t]*+[?:+]*+=(?:[ \\t]++(?:-\\w++|pipefail|errexit|nounset))*+"
            + "|(?:GNU)?MAKEFLAGS[ \\t]*+[?:+]*+=(?:[ \\t]++(?:-[jlskrRBw]\\d*+|[skrRBw]++|\\d++"
            + "|--(?:jobs|load-average|silent|quiet|no-print-directory|warn-undefined-variables|no-builtin-rules|no-builtin-variables|output-sync)(?:=\\S++)?+"
            + "|-j\\$\\(shell nproc\\)))*+)");

    /** The variables that something which is not followed may set. */
    private static final List<String> DECIDING = List.of("FLASK_DEBUG", "FLASK_ENV");

    private static final int MAX_EVALUATED = 100;
    private static final int MAX_DEPTH = 5;
    /** The function that runs a command, whose output is its value: {@code $(shell cat .env)}. */
    private static final String SHELL = "shell ";

    /** The folder in front of all that is installed, which only those who make packages set. */
    private static final String STAGING = "DESTDIR";

    /** The signs that end one command of a shell and begin another, and those that make itself takes in front of a recipe. */
    private static final String BEFORE_COMMAND = "@-+;&|(";

    /** An assignment behind what make puts in front of a command. */
    private static final Pattern ASSIGNED = Pattern.compile("[ \\t]++[A-Za-z_]\\w{0,100}+=");

    /** Variables with a value that make itself gives them. */
    private static final Set<String> GIVEN = Set.of(
            "AR",
            "AS",
            "CC",
            "CXX",
            "CPP",
            "FC",
            "GET",
            "LEX",
            "YACC",
            "LINT",
            "MAKE",
            "MAKEINFO",
            "TEX",
            "RM",
            "SHELL");

    /** Text that may set more variables than the lines with a name and a sign. */
    private static final Pattern SETTING =
            Pattern.compile("(?m)^[ \\t]*(?:-?include|sinclude|define)\\b|\\$\\((?:eval|call)\\b");

    private static final int MAX_LENGTH = 8_192;

    private final SourceFile file;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> overriding = new HashSet<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Span> evaluated = new ArrayList<>();
    private final List<Span> unfollowed = new ArrayList<>();
    private final List<Span> includes = new ArrayList<>();
    private final List<String> included = new ArrayList<>();

    /** The names of variables that it sets whatever an included file says. */
    private final Set<String> replacing = new HashSet<>();

    private final Map<String, int[]> defined = new HashMap<>();
    /** Whether a variable is set nowhere, by its name. */
    private final Map<String, Boolean> unset = new HashMap<>();

    private boolean exportsAll;
    private boolean oneShell;

    private Makefile(SourceFile file) {
        this.file = file;
    }

    /** A variable; the value is empty if it is computed, appended to or assigned under a condition. */
    private record Variable(String name, Optional<String> value, Span place, Span valueSpan) {}

    /**
     * A target and its recipe.
     *
     * @param span the line with its name
     * @param recipe its lines, with continued lines joined
     * @param own whether it has two colons, so that it runs beside others of the same target
     */
    record Rule(String name, Span span, List<String> needs, List<EnvVar> exported, List<Span> recipe, boolean own) {
        /** Returns the rule merged with a later one for the same target, whose recipe replaces that of this one. */
        Rule with(Rule other) {
            List<String> allNeeds = new ArrayList<>(needs);
            allNeeds.addAll(other.needs);
            List<EnvVar> allExported = new ArrayList<>(exported);
            allExported.addAll(other.exported);
            List<Span> lines = new ArrayList<>(own || other.recipe.isEmpty() ? recipe : List.of());
            lines.addAll(other.recipe);
            boolean here =
                    recipe.isEmpty() == other.recipe.isEmpty() ? own || recipe.isEmpty() : other.recipe.isEmpty();
            return new Rule(name, here ? span : other.span, allNeeds, allExported, lines, own);
        }
    }

    /**
     * Reads a Makefile.
     *
     * @param given the values that the command line of make gives to variables, instead of those of the file; empty for one
     *     that is not known
     */
    static Makefile read(SourceFile file, Map<String, Optional<String>> given) {
        Makefile makefile = new Makefile(file);
        makefile.lines(1, file.lineCount());
        makefile.evaluated();
        given.forEach(makefile::replace);
        return makefile;
    }

    /** Sets a variable as the command line does. The environment of the recipes, which gets it, too, is told elsewhere. */
    private void replace(String name, Optional<String> value) {
        if (!overriding.contains(name)) {
            Span nowhere = new Span(0, 0);
            variables.put(name, new Variable(name, value, nowhere, nowhere));
            names.remove(name);
            given.add(name);
        }
    }

    /** @param until the last line */
    private void lines(int from, int until) {
        List<Rule> open = List.of();
        int conditions = 0;
        for (int line = from; line <= until; line++) {
            int last = line;
            while (last < until && file.slice(Lines.line(file, last)).endsWith("\\")) {
                last++;
            }
            Span span = new Span(
                    Lines.line(file, line).start(), Lines.line(file, last).end());
            String text = file.slice(span);
            line = last;
            Matcher define = DEFINE.matcher(text);
            if (text.startsWith("\t")) {
                open.forEach(rule -> rule.recipe().add(new Span(span.start() + 1, span.end())));
                noteFunctions(span, text);
            } else if (define.matches()) {
                line = define(define, span, line, until, conditions > 0);
            } else if (text.startsWith("if")) {
                conditions++;
            } else if (text.startsWith("endif")) {
                conditions = Math.max(0, conditions - 1);
            } else if (!text.isBlank() && !text.startsWith("#") && !text.startsWith("else")) {
                noteFunctions(span, text);
                open = line(span, text, conditions > 0);
            }
        }
    }

    /** Reads a variable of several lines; returns the last one. */
    private int define(Matcher define, Span first, int line, int until, boolean conditional) {
        int end = line + 1;
        while (end <= until && !ENDEF.matcher(file.slice(Lines.line(file, end))).lookingAt()) {
            end++;
        }
        if (end > line + 1 && end <= until) {
            Span body = new Span(
                    Lines.line(file, line + 1).start(),
                    Lines.line(file, end - 1).end());
            Span name = new Span(first.start() + define.start(2), first.start() + define.end(2));
            variables.put(
                    define.group(2),
                    new Variable(
                            define.group(2), Optional.of(file.slice(body)).filter(one -> !conditional), name, body));
            defined.put(define.group(2), new int[] {line + 1, end - 1});
            if (define.group(1) != null && define.group(1).startsWith("export")) {
                names.add(define.group(2));
            }
        }
        return end;
    }

    /** Notes calls of {@code eval}, whose text is a part of the Makefile, and what replaces the shell or the Makefile itself. */
    private void noteFunctions(Span span, String text) {
        int at = text.indexOf(EVAL);
        while (at >= 0 && Most.room(evaluated.size(), MAX_EVALUATED)) {
            int close = closing(text, at + 1, text.length());
            if (close > 0) {
                evaluated.add(new Span(span.start() + at + EVAL.length(), span.start() + close));
            }
            at = text.indexOf(EVAL, at + 1);
        }
        if (CHANGING.matcher(text).find()
                && !USUAL.matcher(withoutComment(text).strip()).matches()) {
            unfollowed.add(line(span));
        }
    }

    private void evaluated() {
        for (Span span : evaluated) {
            String text = file.slice(span);
            Matcher call = CALL.matcher(text.strip());
            int[] body = call.matches() ? defined.get(call.group(1)) : null;
            if (body != null) {
                lines(body[0], body[1]);
            } else if (text.contains("$")) {
                unfollowed.add(span);
            } else {
                line(span, text, false);
            }
        }
    }

    /** Returns whether the lines of a recipe run in one shell. */
    boolean isOneShell() {
        return oneShell;
    }

    /**
     * Returns the variables that decide about debug mode, without values, if the Makefile has something that is not followed and
     * may set them: a computed text for {@code eval}, an included file.
     */
    List<EnvVar> unfollowed() {
        boolean exports = exportsAll
                || DECIDING.stream().anyMatch(names::contains)
                || !included.stream().allMatch(ENV_FILE.asPredicate());
        return Stream.concat(unfollowed.stream(), exports ? includes.stream() : Stream.empty())
                .limit(1)
                .flatMap(span ->
                        DECIDING.stream().map(name -> new EnvVar(name, Optional.empty(), file.place(span), span)))
                .toList();
    }

    /** Returns the names of the files that the Makefile includes, which make brings up to date first. */
    List<String> included() {
        return included;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Reads a line outside of recipes; returns the targets of a recipe that follows. */
    private List<Rule> line(Span span, String text, boolean conditional) {
        Optional<Variable> variable = variable(span, conditional);
        if (variable.isPresent()) {
            boolean isDefault =
                    text.contains("?=") && variables.containsKey(variable.get().name());
            if (!isDefault) {
                variables.put(variable.get().name(), variable.get());
            }
            if (text.startsWith("export")) {
                names.add(variable.get().name());
            }
            if (!text.contains("?=")) {
                replacing.add(variable.get().name());
            }
            if (text.startsWith("override")) {
                overriding.add(variable.get().name());
            }
            return List.of();
        }
        Matcher export = EXPORT.matcher(withoutComment(text).strip());
        if (export.matches()) {
            exportsAll |= export.group(1) == null;
            names.addAll(List.of(Optional.ofNullable(export.group(1)).orElse("").split("\\s+")));
            return List.of();
        }
        Matcher include = INCLUDE.matcher(withoutComment(text).strip());
        if (include.matches()) {
            List<String> files = names(include.group(1));
            included.addAll(files);
            if (!files.isEmpty()) {
                includes.add(line(span));
            }
            return List.of();
        }
        Matcher rule = RULE.matcher(text);
        return rule.lookingAt() ? rules(span, rule) : List.of();
    }

    private Optional<Variable> variable(Span span, boolean conditional) {
        String text = file.slice(span);
        Matcher matcher = VARIABLE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String written = withoutComment(matcher.group(4)).strip();
        String operator = Optional.ofNullable(matcher.group(3)).orElse("");
        boolean known = !conditional && !operator.equals("+") && !operator.equals("!") && !written.endsWith("\\");
        int start = span.start() + matcher.start(4);
        return Optional.of(new Variable(
                matcher.group(2),
                Optional.of(written).filter(one -> known),
                new Span(span.start() + matcher.start(2), start + written.length()),
                new Span(start, start + written.length())));
    }

    private List<Rule> rules(Span span, Matcher matcher) {
        String after = matcher.group(3);
        int from = span.start()
                + matcher.start(3)
                + after.length()
                - after.stripLeading().length();
        Span rest = new Span(from, Math.max(from, span.end()));
        List<EnvVar> exported = new ArrayList<>();
        Optional<Variable> own = variable(rest, false);
        own.filter(variable -> file.slice(rest).startsWith("export") || names.contains(variable.name()))
                .ifPresent(variable -> exported.add(environment(variable)));
        String before = after.split(";", 2)[0];
        String written = withoutComment(before);
        List<String> needs = own.isPresent() ? List.of() : names(written);
        // Behind a comment there is no recipe; in a recipe, comments are the shell's.
        int semicolon = own.isPresent() || written.length() < before.length() ? -1 : after.indexOf(';');
        int recipe = span.start() + matcher.start(3) + semicolon + 1;
        List<Rule> found = new ArrayList<>();
        for (String name : names(matcher.group(1))) {
            oneShell |= name.equals(".ONESHELL");
            if (!name.startsWith(".")) {
                boolean beside = matcher.group(2).length() > 1;
                found.add(new Rule(name, line(span), needs, exported, new ArrayList<>(), beside));
            }
        }
        if (semicolon >= 0) {
            found.forEach(rule -> rule.recipe().add(new Span(recipe, span.end())));
        }
        rules.addAll(found);
        return own.isPresent() ? List.of() : found;
    }

    /** A comment goes on to the end of the line, but neither {@code \#} nor a number sign in {@code $(shell …)} begins one. */
    private static String withoutComment(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' && depth == 0 && (i == 0 || text.charAt(i - 1) != '\\')) {
                return text.substring(0, i);
            }
            boolean opens = (c == '(' || c == '{') && (depth > 0 || (i > 0 && text.charAt(i - 1) == '$'));
            boolean closes = (c == ')' || c == '}') && depth > 0;
            depth += opens ? 1 : closes ? -1 : 0;
        }
        return text;
    }

    private Span line(Span span) {
        int end = span.start();
        while (end < span.end()
                && file.text().charAt(end) != '\n'
                && file.text().charAt(end) != '\r') {
            end++;
        }
        return new Span(span.start(), end);
    }

    /** Returns the names in a text, with the values of variables that are known so far. */
    private List<String> names(String text) {
        List<String> names = new ArrayList<>();
        String known = text.contains("$") ? expanded(text, new Span(0, text.length()), new Span(0, 0)) : text;
        for (String word : known.replace("\\#", "#").split("\\s+")) {
            if (NAME.matcher(word).matches()) {
                names.add(word);
            }
        }
        return names;
    }

    /** Returns the variables in the environment of every recipe. */
    List<EnvVar> exported() {
        List<EnvVar> exported = new ArrayList<>();
        taken().stream()
                .filter(variable -> exportsAll || names.contains(variable.name()))
                .forEach(exported::add);
        List<EnvVar> own = new ArrayList<>();
        for (Variable variable : variables.values()) {
            if (!given.contains(variable.name()) && (exportsAll || names.contains(variable.name()))) {
                own.add(environment(variable));
            }
        }
        own.sort((one, other) ->
                Integer.compare(one.place().span().start(), other.place().span().start()));
        exported.addAll(own);
        return exported;
    }

    /** Returns the variables of the env files that it includes, as far as these are known. Make keeps the quotes around a value. */
    List<EnvVar> taken() {
        return included.stream()
                .limit(MOST_INCLUDED)
                .flatMap(name -> OtherFiles.at(name).stream())
                .filter(EnvFileParser::isPlain)
                .flatMap(found -> EnvFileParser.read(found).stream())
                .filter(variable -> !replacing.contains(variable.name())
                        && !given.contains(variable.name())
                        && variable.value()
                                .filter(value ->
                                        value.equals(variable.place().file().slice(variable.valueSpan())))
                                .isPresent())
                .toList();
    }

    /** Returns all variables, with references to other variables expanded. */
    List<EnvVar> assigned() {
        return variables.values().stream()
                .map(variable -> new EnvVar(
                        variable.name(),
                        variable.value().map(value -> expanded(value, new Span(0, value.length()), variable.place())),
                        file.place(variable.place()),
                        variable.valueSpan()))
                .toList();
    }

    private String expanded(String value, Span whole, Span at) {
        MappedText.Builder out = new MappedText.Builder(at.start());
        append(value, whole, Optional.of(at), "", out, 0);
        return out.build().text();
    }

    /** Returns whether an expanded recipe line refers to a variable. */
    boolean isUsed(String variable) {
        return used.contains(variable);
    }

    private EnvVar environment(Variable variable) {
        Optional<String> value = variable.value().filter(written -> !written.contains("$"));
        EnvVar set = new EnvVar(variable.name(), value, file.place(variable.place()), variable.valueSpan());
        return value.isEmpty() ? variable.value().map(set::partly).orElse(set) : set;
    }

    /** Returns a line of a recipe as the shell gets it, with known variables expanded. */
    MappedText expanded(Span line, String target) {
        MappedText.Builder out = new MappedText.Builder(line.start());
        append(file.text(), line, Optional.empty(), target, out, 0);
        return out.build();
    }

    /** @param at the place of the whole text, if it is the value of a variable */
    private void append(String text, Span part, Optional<Span> at, String target, MappedText.Builder out, int depth) {
        int i = part.start();
        boolean begins = at.isEmpty();
        while (i < part.end() && out.length() < MAX_LENGTH) {
            char c = text.charAt(i);
            char next = i + 1 < part.end() ? text.charAt(i + 1) : '\0';
            int close = next == '(' || next == '{' ? closing(text, i + 1, part.end()) : -1;
            Span here = at.orElse(new Span(i, Math.min(part.end(), c == '$' ? Math.max(i + 2, close + 1) : i + 1)));
            if (begins && close > 0 && isEmpty(text.substring(i + 2, close)) && isBlank(text, close + 1, part.end())) {
                // The shell gets nothing there, so that what follows is the command with its assignments.
                i = close + 1;
                continue;
            }
            if (begins
                    && close > 0
                    && isOpen(text.substring(i + 2, close))
                    && isAssigned(text, close + 1, part.end())) {
                // Make puts its text there before the shell reads it: what follows are assignments still, and it may
                // have others.
                DECIDING.forEach(name -> unknown(name + "=", " ", here, out));
                i = close + 1;
                continue;
            }
            begins = at.isEmpty() && (BEFORE_COMMAND.indexOf(c) >= 0 || (begins && Character.isWhitespace(c)));
            if (c != '$') {
                out.append(c, here.start(), here.end());
                i++;
            } else if (next == '$' || next == '@') {
                out.append(next == '@' ? target : "$", here);
                i += 2;
            } else if (close > 0) {
                value(text.substring(i + 2, close), here, target, out, depth);
                i = close + 1;
            } else {
                unknown("", "", here, out);
                i += next == '\0' ? 1 : 2;
            }
        }
    }

    private static boolean isBlank(String text, int at, int end) {
        return at < end && Character.isWhitespace(text.charAt(at));
    }

    private static boolean isAssigned(String text, int at, int end) {
        return ASSIGNED.matcher(text).region(at, end).lookingAt();
    }

    /** Returns whether nobody sees what make puts in the place of a reference. */
    private boolean isOpen(String name) {
        return name.startsWith(SHELL)
                || (NAME.matcher(name).matches()
                        && !GIVEN.contains(name)
                        && Optional.ofNullable(variables.get(name))
                                .flatMap(Variable::value)
                                .filter(value -> !value.startsWith("$(" + SHELL))
                                .isEmpty());
    }

    /** Appends an unknown value: a command substitution, which is unknown, too. */
    private static void unknown(String before, String after, Span here, MappedText.Builder out) {
        out.append(before + "$(", here);
        out.append(")" + after, here);
    }

    /** Returns whether nothing in the file sets a variable; what a caller of make gives it stays away. */
    private boolean isEmpty(String name) {
        return NAME.matcher(name).matches()
                && !GIVEN.contains(name)
                && !variables.containsKey(name)
                && unset.computeIfAbsent(name, this::isNeverSet);
    }

    private boolean isNeverSet(String name) {
        return !SETTING.matcher(file.text()).find()
                && !Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "[ \\t]*[?:+!]*=")
                        .matcher(file.text())
                        .find();
    }

    /** Returns where the parenthesis at an index closes, in which calls may lie: {@code $(dir $(abspath .))}; -1 if nowhere. */
    private static int closing(String text, int open, int end) {
        char opens = text.charAt(open);
        char closes = opens == '(' ? ')' : '}';
        int depth = 0;
        for (int i = open; i < end; i++) {
            char c = text.charAt(i);
            depth += c == opens ? 1 : c == closes ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void value(String name, Span here, String target, MappedText.Builder out, int depth) {
        used.add(name);
        Optional<String> value = Optional.ofNullable(variables.get(name))
                .flatMap(Variable::value)
                .filter(known -> depth < MAX_DEPTH);
        if (value.isPresent()) {
            append(value.get(), new Span(0, value.get().length()), Optional.of(here), target, out, depth + 1);
        } else if (name.equals("MAKE")) {
            out.append("make", here);
        } else if (name.equals("CURDIR") || name.equals("PWD")) {
            out.append("$(pwd)", here);
        } else if (name.startsWith(SHELL) && depth < MAX_DEPTH) {
            out.append("$(", here);
            append(name, new Span(SHELL.length(), name.length()), Optional.of(here), target, out, depth + 1);
            out.append(")", here);
        } else if (!name.equals(STAGING) || variables.containsKey(name)) {
            unknown("", "", here, out);
        }
    }
}
