package dev.undebug.rules.fix;

import dev.undebug.fact.Platform;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.ExpressionParts;
import dev.undebug.python.syntax.tree.StatementParts;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether an environment variable is a flag for debug mode and nothing else. Another value for a port, an address
 * or a number of workers would break the program, whatever it does to debug mode.
 */
final class FlagUse {
    private static final String DEBUG = "debug";

    /** Words for flags, as whole words of a name. */
    private static final Pattern FLAG = Pattern.compile(
            "debug|(?:^|_)(?:dev|devel|development|prod|production|live|test|testing|local|reload|flag|enabled?|disabled?)(?:_|$)",
            Pattern.CASE_INSENSITIVE);

    /** Last words of names with other values. That of a configuration ends in "name" or "file", too. */
    private static final Pattern OTHER = Pattern.compile(
            "(?:^|_)(?:port|host|hostname|url|uri|dsn|domain|addr|address|database|db|key|secret|pass|password|token"
                    + "|user|username|mail|email|bucket|region|workers|threads|processes|concurrency|replicas|count|size"
                    + "|limit|timeout)$",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> FLAG_WORDS =
            Set.of("", "0", "1", "true", "false", "yes", "no", "on", "off", "y", "n", "t", "f");

    private final PythonModule module;
    private final EnvironmentRead subject;
    private final Expr whole;

    /** @param whole the whole expression with the read */
    FlagUse(PythonModule module, EnvironmentRead subject, Expr whole) {
        this.module = module;
        this.subject = subject;
        this.whole = whole;
    }

    /** Returns whether the variable may have values of another kind than a flag's. */
    static boolean isOther(String variable) {
        return Platform.owns(variable) || OTHER.matcher(variable).find();
    }

    boolean isFlag() {
        String variable = subject.read().variable();
        if (isOther(variable)) {
            return false;
        }
        return isNamedSo(variable) || (!asksForPresence() && (isBoolean(whole) || isTheSwitch() || isUsedAsFlag()));
    }

    /** Returns whether the program asks whether the variable is set, so that its value, whatever it is, means nothing. */
    private boolean asksForPresence() {
        return Enclosing.parts(whole).stream()
                .anyMatch(part -> part instanceof Expr.Compare compare && isPresence(compare));
    }

    private boolean isPresence(Expr.Compare compare) {
        String operator = compare.operators().get(0);
        boolean named = compare.left() instanceof Expr.Str name
                && name.value().equals(subject.read().variable());
        return operator.startsWith("is") ? isNone(compare.comparators().get(0)) : named && operator.endsWith("in");
    }

    private static boolean isNone(Expr part) {
        return part instanceof Expr.Constant constant && constant.value() == Expr.Constant.Singleton.NONE;
    }

    private static boolean isNamedSo(String name) {
        return FLAG.matcher(name).find() && !OTHER.matcher(name).find();
    }

    /** Returns whether an expression is true or false, so that a comparison can take its place. */
    private static boolean isBoolean(Expr expression) {
        if (expression instanceof Expr.Call call) {
            return lastName(call.function()).toLowerCase(Locale.ROOT).contains("bool");
        }
        if (expression instanceof Expr.BoolOp choice) {
            return choice.operands().stream().allMatch(FlagUse::isBoolean);
        }
        return expression instanceof Expr.Compare
                || expression instanceof Expr.Constant
                || (expression instanceof Expr.Unary unary && unary.operator().equals("not"));
    }

    private static String lastName(Expr function) {
        if (function instanceof Expr.Attribute attribute) {
            return attribute.name();
        }
        return function instanceof Expr.Name name ? name.id() : "";
    }

    private boolean isTheSwitch() {
        Span span = whole.span();
        return subject.sink()
                .writtenValue()
                .map(written -> written.value().place())
                .filter(place -> place.path().equals(subject.place().path())
                        && place.span().equals(span))
                .isPresent();
    }

    /** Returns whether the value gets a name under which the file uses it as a flag only. */
    private boolean isUsedAsFlag() {
        Optional<Stmt> statement = Enclosing.statement(module, whole.span());
        if (!(statement.orElse(null) instanceof Stmt.Assign assign)
                || !assign.value().span().equals(whole.span())
                || assign.targets().size() != 1) {
            return false;
        }
        Expr target = assign.targets().get(0);
        if (isNamedSo(named(target))) {
            return true;
        }
        return target instanceof Expr.Name name && new Uses(name).areFlags();
    }

    private String named(Expr target) {
        if (target instanceof Expr.Subscript subscript && subscript.index() instanceof Expr.Str key) {
            return key.value();
        }
        return lastName(target);
    }

    /** The places at which a file uses a name. */
    private final class Uses {
        private final Expr.Name target;
        private int flags;
        private int others;

        private Uses(Expr.Name target) {
            this.target = target;
        }

        private boolean areFlags() {
            List<Stmt> statements = new ArrayList<>(module.body());
            for (int i = 0; i < statements.size(); i++) {
                StatementParts parts = StatementParts.of(statements.get(i));
                statements.addAll(parts.statements());
                boolean tests = statements.get(i) instanceof Stmt.If || statements.get(i) instanceof Stmt.While;
                parts.expressions().forEach(expression -> whole(expression, tests));
            }
            return flags > 0 && others == 0;
        }

        private void whole(Expr expression, boolean tested) {
            if (isUse(expression)) {
                count(tested);
            }
            Enclosing.parts(expression).forEach(this::within);
        }

        private void within(Expr parent) {
            if (parent instanceof Expr.Call call) {
                call.arguments().stream()
                        .filter(argument -> isUse(argument.value()))
                        .forEach(argument -> count(argument.keyword()
                                .filter(keyword ->
                                        keyword.toLowerCase(Locale.ROOT).contains(DEBUG))
                                .isPresent()));
                if (isUse(call.function())) {
                    count(false);
                }
                return;
            }
            boolean flag = parent instanceof Expr.BoolOp || isBoolean(parent);
            if (parent instanceof Expr.Compare compare) {
                flag = isWithWord(compare);
            }
            for (Expr part : ExpressionParts.of(parent)) {
                if (isUse(part)) {
                    count(flag);
                }
            }
        }

        private boolean isWithWord(Expr.Compare compare) {
            return Enclosing.parts(compare).stream()
                    .filter(part -> part instanceof Expr.Str || part instanceof Expr.IntNumber || isNone(part))
                    .allMatch(part -> part instanceof Expr.Str word
                            && FLAG_WORDS.contains(word.value().toLowerCase(Locale.ROOT)));
        }

        private boolean isUse(Expr expression) {
            return expression instanceof Expr.Name name && name.id().equals(target.id()) && !name.equals(target);
        }

        private void count(boolean flag) {
            if (flag) {
                flags++;
            } else {
                others++;
            }
        }
    }
}
