package dev.undebug.service.command;

import dev.undebug.python.eval.outcome.Packages;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the code of {@code python -c} that only looks something up, such as whether a package is installed, and which
 * version: {@code import flask; print(flask.__version__)}. It serves nobody.
 */
final class CodeCheck {
    private static final int MAX_LENGTH = 2_000;

    private static final Pattern STRING =
            Pattern.compile("(?<prefix>[A-Za-z]{0,2})(?:'(?:[^'\\\\\n]|\\\\.)*+'|\"(?:[^\"\\\\\n]|\\\\.)*+\")");

    private static final String NAME = "[A-Za-z_][\\w.]*+";
    private static final String NAMED = NAME + "(?:\\s+as\\s+\\w++)?";
    private static final Pattern IMPORT = Pattern.compile("import\\s+(" + NAMED + "(?:\\s*,\\s*" + NAMED + ")*+)\\s*");
    private static final Pattern FROM = Pattern.compile(
            "from\\s+(" + NAME + ")\\s+import\\s+\\(?\\s*(" + NAMED + "(?:\\s*,\\s*" + NAMED + ")*+)\\s*\\)?\\s*");
    private static final Pattern ALIAS = Pattern.compile("\\s+as\\s+");

    private static final Pattern ASSIGNED = Pattern.compile("(?:^|[;\\n\\s])(\\w+)\\s*=(?!=)|\\bas\\s+(\\w+)");

    /** A call, of a name or of what another expression gives. */
    private static final Pattern CALL =
            Pattern.compile("(?:(?<before>[)\\]\"]\\s*\\.\\s*)|(?<![\\w.]))(?<name>" + NAME + ")\\s*\\(");

    /** The last names of calls that run other code, on whatever they are called, and of special methods and attributes. */
    private static final Pattern RUNNING =
            Pattern.compile("(?:.*\\.)?(?:exec\\w*|eval|compile|system|popen|Popen|spawn\\w*|call"
                    + "|check_\\w+|run\\w*|serve\\w*|import_module|main|start)|.*__.*");

    private static final Pattern DEFINING = Pattern.compile("\\b(?:def|class|lambda|async|await)\\b|@|\\$|`");

    private static final Set<String> HARMLESS = Set.of(
            ("print exit quit len str int float bool bytes repr list dict set tuple sorted any all map zip range "
                            + "min max sum hasattr isinstance type dir id vars globals "
                            + "and or not in is if elif else for while return assert raise except with "
                            + "SystemExit ImportError ModuleNotFoundError RuntimeError Exception")
                    .split(" "));

    /** Modules that start no program of others and run no code by its name. */
    private static final Set<String> LOOKING =
            Set.of(("sys platform time secrets uuid json pkg_resources shutil socket "
                            + "urllib string random base64 hashlib sysconfig site ssl datetime math requests http")
                    .split(" "));

    private static final Pattern LOOKING_UP = Pattern.compile(
            "importlib\\.(?:metadata|util)\\b.*|os\\.(?:path|environ|getenv|getcwd|cpu_count|urandom).*");

    private final Set<String> known = new HashSet<>(HARMLESS);

    private CodeCheck() {}

    static boolean is(String code) {
        return code.length() <= MAX_LENGTH && new CodeCheck().looksUp(code);
    }

    private boolean looksUp(String code) {
        Matcher string = STRING.matcher(code);
        // What is in the braces of such a text is code.
        if (string.results().anyMatch(text -> text.group().matches("(?i)r?fr?[\"'][^{]*\\{.*\\(.*"))) {
            return false;
        }
        String plain = string.replaceAll("\"\"");
        if (DEFINING.matcher(plain).find()) {
            return false;
        }
        StringBuilder rest = new StringBuilder();
        for (String statement : plain.split("[;\\n]")) {
            String bare = statement.strip().replaceFirst("^(?:try|else)\\s*:\\s*", "");
            if (bare.startsWith("import ") || bare.startsWith("from ")) {
                if (!imports(bare)) {
                    return false;
                }
            } else {
                rest.append(bare).append('\n');
            }
        }
        return callsNothingElse(rest.toString());
    }

    private boolean imports(String statement) {
        Matcher whole = IMPORT.matcher(statement);
        if (whole.matches()) {
            for (String named : whole.group(1).split(",")) {
                String[] parts = ALIAS.split(named.strip());
                if (!Packages.isKnown(top(parts[0]))) {
                    return false;
                }
                if (parts.length > 1 && looks(parts[0])) {
                    known.add(parts[1]);
                }
            }
            return true;
        }
        Matcher from = FROM.matcher(statement);
        if (!from.matches() || !Packages.isKnown(top(from.group(1)))) {
            return false;
        }
        for (String named : from.group(2).split(",")) {
            String[] parts = ALIAS.split(named.strip());
            if (looks(from.group(1) + "." + parts[0])) {
                known.add(parts[parts.length - 1]);
            }
        }
        return true;
    }

    private boolean callsNothingElse(String code) {
        Matcher assigned = ASSIGNED.matcher(code);
        Set<String> made = new HashSet<>();
        while (assigned.find()) {
            made.add(assigned.group(1) == null ? assigned.group(2) : assigned.group(1));
        }
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            String name = call.group("name");
            if (RUNNING.matcher(name).matches()) {
                return false;
            }
            String top = top(name);
            boolean harmless = call.group("before") != null
                    || known.contains(name)
                    || (name.contains(".") && (known.contains(top) || made.contains(top)))
                    || looks(name);
            if (!harmless) {
                return false;
            }
        }
        return true;
    }

    private static boolean looks(String dotted) {
        return LOOKING.contains(top(dotted)) || LOOKING_UP.matcher(dotted).matches();
    }

    private static String top(String dotted) {
        int dot = dotted.indexOf('.');
        return dot < 0 ? dotted : dotted.substring(0, dot);
    }
}
