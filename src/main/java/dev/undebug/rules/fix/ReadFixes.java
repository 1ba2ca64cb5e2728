package dev.undebug.rules.fix;

import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.rule.Fix;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proposes fixes that make a read of an environment variable off by default, the smallest change first. */
public final class ReadFixes {
    /** The name of a constant, by convention. */
    private static final Pattern CONSTANT = Pattern.compile("_*[A-Z][A-Z0-9_]*");

    private final EnvironmentRead subject;
    private final SourceFile file;
    private final PythonModule module;
    private final Expr whole;
    private final VariableReading reading;

    private ReadFixes(EnvironmentRead subject, PythonModule module, Expr whole, Expr read) {
        this.subject = subject;
        this.file = subject.place().file();
        this.module = module;
        this.whole = whole;
        this.reading = new VariableReading(file, read, subject.read().variable());
    }

    public static List<Fix> of(EnvironmentRead subject) {
        PythonModule module = PythonModule.parse(subject.place().file());
        Optional<Expr> whole = at(module, subject.place().span());
        Optional<Expr> read = at(module, subject.read().place().span());
        return whole.isPresent()
                        && read.isPresent()
                        && names(read.get(), subject.read().variable())
                ? new ReadFixes(subject, module, whole.get(), read.get()).fixes()
                : sink(subject);
    }

    /** Returns whether a read is that of one variable: others depend on what a helper for many does. */
    private static boolean names(Expr read, String variable) {
        return Enclosing.parts(read).stream()
                .anyMatch(part ->
                        (part instanceof Expr.Str text && !text.value().isEmpty() && variable.endsWith(text.value()))
                                || (part instanceof Expr.Name name
                                        && CONSTANT.matcher(name.id()).matches()));
    }

    private static Optional<Expr> at(PythonModule module, Span span) {
        return Enclosing.expressions(module, span).stream()
                .filter(expression -> expression.span().equals(span))
                .findFirst();
    }

    private List<Fix> fixes() {
        List<Fix> fixes = new ArrayList<>();
        if (FlagUse.isOther(subject.read().variable())) {
            return sink(subject);
        }
        Optional<Expr> otherwise = otherwise();
        Optional<String> chosen =
                otherwise.flatMap(DefaultWords::selector).filter(word -> !(whole instanceof Expr.Compare));
        if (chosen.isPresent()) {
            DefaultWords.production(chosen.get()).forEach(word -> fixes.add(selector(otherwise.orElseThrow(), word)));
        } else if (isTruth() && new FlagUse(module, subject, whole).isFlag()) {
            withoutDefault().ifPresent(fixes::add);
            otherwise.flatMap(this::offDefault).ifPresent(fixes::add);
            fixes.addAll(strict());
        }
        fixes.addAll(sink(subject));
        return fixes;
    }

    /** Returns the expression for an unset variable, if it is written out. */
    private Optional<Expr> otherwise() {
        if (whole instanceof Expr.BoolOp choice && choice.operator().equals("or")) {
            return Optional.of(choice.operands().get(choice.operands().size() - 1));
        }
        return reading.otherwise().map(Expr.Argument::value);
    }

    /** Returns whether only the truth of the expression is used: it is no key and not part of a calculation. */
    private boolean isTruth() {
        if (whole instanceof Expr.BoolOp choice && isOneOfSeveral(choice)) {
            return false;
        }
        List<Expr> around = Enclosing.expressions(module, whole.span()).stream()
                .dropWhile(expression -> !expression.span().equals(whole.span()))
                .skip(1)
                .limit(1)
                .toList();
        return around.stream()
                .noneMatch(parent -> parent instanceof Expr.Subscript
                        || parent instanceof Expr.Binary
                        || parent instanceof Expr.Attribute
                        || parent instanceof Expr.Formatted);
    }

    /** Returns whether it selects a value, such as the name of a class: {@code os.getenv("CONFIG") or config_class}. */
    private static boolean isOneOfSeveral(Expr.BoolOp choice) {
        Expr last = choice.operands().get(choice.operands().size() - 1);
        return choice.operator().equals("or") && (last instanceof Expr.Name || last instanceof Expr.Attribute);
    }

    /** A read that is compared with a word for on needs no default. */
    private Optional<Fix> withoutDefault() {
        boolean compared = Enclosing.parts(whole).stream()
                .anyMatch(part -> part instanceof Expr.Compare compare
                        && compare.left().equals(reading.read())
                        && List.of("==", "in").contains(compare.operators().get(0)));
        return reading.otherwise()
                .filter(argument -> compared)
                .map(argument -> edit(
                        "drop the default that turns debug mode on",
                        ArgumentSpan.of(file.text(), argument.span()),
                        ""));
    }

    private Optional<Fix> offDefault(Expr otherwise) {
        String written = file.slice(otherwise.span());
        return DefaultWords.off(written).map(off -> edit("make `" + off + "` the default", otherwise.span(), off));
    }

    private Fix selector(Expr otherwise, String word) {
        String written = file.slice(otherwise.span());
        String quote = written.endsWith("'") ? "'" : "\"";
        return edit("make `" + word + "` the default", otherwise.span(), quote + word + quote);
    }

    /** Compares with the one value that should turn debug mode on, or should turn off its opposite. */
    private List<Fix> strict() {
        boolean commented =
                module.comments().stream().anyMatch(comment -> whole.span().contains(comment));
        Optional<String> read = commented ? Optional.empty() : reading.plain();
        if (read.isEmpty()) {
            return List.of();
        }
        if (comparesWithProduction()) {
            return List.of(comparison(read.get(), "==", "development"), comparison(read.get(), "!=", "development"));
        }
        return onlyWord().map(word -> comparison(read.get(), "==", word)).stream()
                .toList();
    }

    /**
     * Returns the one word for debug mode: 1, or 0 where the read has the opposite meaning, such as {@code not
     * os.getenv("PRODUCTION")}. A read with words of its own, such as {@code .startswith("t")}, needs no other one.
     */
    private Optional<String> onlyWord() {
        if (subject.words().contains(EnvironmentRead.ON_WORD)) {
            return Optional.of(EnvironmentRead.ON_WORD);
        }
        boolean opposite = Enclosing.parts(whole).stream()
                .anyMatch(part ->
                        part instanceof Expr.Unary unary && unary.operator().equals("not"));
        return opposite || !subject.words().isEmpty() ? Optional.of("0") : Optional.empty();
    }

    private boolean comparesWithProduction() {
        return Enclosing.parts(whole).stream()
                .anyMatch(part -> DefaultWords.isProduction(part)
                        && part instanceof Expr.Str text
                        && !text.value().equals(subject.read().variable()));
    }

    private Fix comparison(String read, String operator, String word) {
        String text = read + " " + operator + " " + reading.quote() + word + reading.quote();
        return edit("turn debug mode on for `" + word + "` only", whole.span(), text);
    }

    private Fix edit(String description, Span span, String text) {
        return new Fix(description, List.of(new Edit(file, span, text)));
    }

    /** Turns off the switch behind the read. */
    private static List<Fix> sink(EnvironmentRead subject) {
        if (subject.sink() instanceof CodeSetting setting && setting.setsVariable()) {
            return AssignedValue.fix(setting, "FLASK_DEBUG", "0").stream().toList();
        }
        return subject.sink().writtenValue().map(PythonFix::off).orElse(List.of());
    }
}
