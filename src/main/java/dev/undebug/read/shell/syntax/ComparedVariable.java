package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable of the environment that certainly has a value in one branch, since the script asks for it: {@code [ "$SHOP_ENV" = staging ]},
 * {@code case "$SHOP_ENV" in staging)}.
 *
 * @param asked the whole comparison
 * @param written the value as written
 */
public record ComparedVariable(String name, String value, Span asked, Span written) {
    private static final Set<String> TESTS = Set.of("[", "[[", "test");
    private static final Set<String> SAME = Set.of("=", "==");
    private static final String OTHER = "!=";
    private static final int WORDS = 4;

    private static final Pattern VARIABLE =
            Pattern.compile("(\"?)\\$(?:([A-Za-z_]\\w*+)|\\{([A-Za-z_]\\w*+)(?::?-([\\w.-]*+))?+})\\1");
    private static final Pattern VALUE = Pattern.compile("([\"']?)([\\w.-]{1,60}+)\\1");

    /** Commands that set variables of the shell alone, or others that nothing shows. */
    private static final Pattern SETTING =
            Pattern.compile("\\b(?:eval|source|declare|typeset|local|readonly|read|readarray|mapfile"
                    + "|getopts|let|select|coproc|printf\\s++-v)\\b|(?:^|[;&|({\\n])\\s*+\\.\\s");

    private static final Pattern WANTED = Pattern.compile("(?i)1|y|yes|t|true|on|enabled?|debug");

    /** Variables of servers and of Flask that say by themselves what a program shows. */
    private static final Pattern SWITCHES =
            Pattern.compile("FLASK_(?:DEBUG|RUN_|SKIP).*+|(?:WERKZEUG|QUART|DASH|GUNICORN|UVICORN|PYTHON|WEB_)\\w*+");

    /**
     * Returns the variables that a branch fixes.
     *
     * @param holds false for the branch in which the condition does not hold
     */
    public static List<ComparedVariable> of(ShellNode condition, boolean holds) {
        List<ComparedVariable> fixed = new ArrayList<>();
        collect(condition, holds, fixed);
        return fixed;
    }

    private static void collect(ShellNode condition, boolean holds, List<ComparedVariable> fixed) {
        if (condition instanceof ShellNode.Not not) {
            collect(not.node(), !holds, fixed);
        } else if (condition instanceof ShellNode.Sequence sequence
                && sequence.nodes().size() == 1) {
            collect(sequence.nodes().get(0), holds, fixed);
        } else if (condition instanceof ShellNode.Chain chain && chain.and() == holds) {
            collect(chain.left(), holds, fixed);
            collect(chain.right(), holds, fixed);
        } else if (condition instanceof ShellNode.Simple simple
                && simple.words().size() >= WORDS
                && TESTS.contains(simple.words().get(0).text())) {
            List<MappedText> words = simple.words();
            boolean closed = words.get(words.size() - 1).text().endsWith("]");
            String operator = words.get(2).text();
            if (words.size() == (closed ? WORDS + 1 : WORDS)
                    && (holds ? SAME.contains(operator) : operator.equals(OTHER))) {
                add(words.get(1), words.get(WORDS - 1), simple.text().span(), fixed);
            }
        }
    }

    /** Returns the variable that an arm of a {@code case} fixes. */
    public static List<ComparedVariable> of(ShellNode.Case choice, ShellNode.Arm arm) {
        List<ComparedVariable> fixed = new ArrayList<>();
        boolean alone = arm.patterns().size() == 1 && choice.arms().stream().noneMatch(ShellNode.Arm::fallsThrough);
        if (alone) {
            MappedText pattern = arm.patterns().get(0);
            add(choice.word(), pattern, pattern.span(), fixed);
        }
        return fixed;
    }

    private static void add(MappedText left, MappedText right, Span asked, List<ComparedVariable> fixed) {
        Matcher variable = VARIABLE.matcher(left.text());
        Matcher value = VALUE.matcher(right.text());
        if (variable.matches() && value.matches()) {
            String name = variable.group(2) == null ? variable.group(3) : variable.group(2);
            boolean isDefault = value.group(2).equals(variable.group(4));
            // Somebody who sets these asks for what developers see.
            boolean wanted = WANTED.matcher(value.group(2)).matches()
                    || RoleInference.of(value.group(2)).isPrivate();
            if (!isDefault && !wanted && !SWITCHES.matcher(name).matches()) {
                fixed.add(new ComparedVariable(name, value.group(2), asked, right.span()));
            }
        }
    }

    /** Returns whether a script certainly does nothing with the variable but read it, so that it is one of its environment. */
    public boolean isOnlyRead(String script) {
        for (int at = script.indexOf(name); at >= 0; at = script.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean whole = (at == 0 || !isPart(script.charAt(at - 1)))
                    && (end == script.length() || !isPart(script.charAt(end)));
            if (whole && !isRead(script, at, end)) {
                return false;
            }
        }
        return !SETTING.matcher(script).find();
    }

    private static boolean isRead(String script, int at, int end) {
        String rest = script.substring(end, Math.min(script.length(), end + 2));
        return script.startsWith("$", at - 1)
                || (script.startsWith("${", at - 2) && !rest.startsWith("=") && !rest.equals(":="));
    }

    private static boolean isPart(char character) {
        return character == '_' || Character.isLetterOrDigit(character);
    }
}
