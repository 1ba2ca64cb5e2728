package dev.undebug.rules.fix;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.rule.Fix;
import dev.undebug.service.verdict.WrittenValue;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes Python code to turn debug mode off, and keeps the formatting. */
public final class PythonFix {
    /** The arguments of a call that something else makes later. */
    private static final Pattern PASSING = Pattern.compile("\\bk?w?args\\s*=$");

    private static final Pattern LOADED = Pattern.compile("[\\w.]+\\.from_object\\(\\s*+([\\w.]+)\\s*+\\)");

    private static final int LONGEST_PASSING = 20;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern DISPLAY = Pattern.compile("[{(\\[]|dict\\(");
    private static final List<String> CONSTANTS = List.of("True", "1", "true");

    private PythonFix() {}

    /** Drops the debug argument, or sets the value behind it to False. */
    public static List<Fix> off(WrittenValue written) {
        return written.argument()
                .filter(argument -> argument.text().matches("(?s)debug\\s*=.*"))
                .map(argument -> List.of(dropped(argument.file(), argument.span(), "drop the debug argument")))
                .orElseGet(() -> off(written.value()));
    }

    static Fix dropped(SourceFile file, Span argument, String description) {
        return new Fix(description, List.of(new Edit(file, ArgumentSpan.of(file.text(), argument), "")));
    }

    /** Sets a value to the constant for off where it is written, or where it comes from: other settings may pass there, too. */
    public static List<Fix> off(Traced value) {
        Optional<Place> constant = Stream.concat(Stream.of(value.place()), value.origins().stream())
                .filter(place -> CONSTANTS.contains(place.text()) || isText(place.text()))
                .findFirst();
        if (holdsSeveral(value.place()) || isStatement(value.place())) {
            return constant.map(PythonFix::replaced).or(() -> made(value.place())).stream()
                    .toList();
        }
        Place first = constant.filter(PythonFix::isData).orElse(value.place());
        return Stream.concat(Stream.of(first), constant.filter(found -> CONSTANTS.contains(found.text())).stream())
                .distinct()
                .map(PythonFix::replaced)
                .toList();
    }

    /**
     * Makes an object of a class that is loaded itself: {@code from_object(Settings)}. A class with slots has objects of Python's
     * own in the place of its values, and these are true.
     */
    private static Optional<Fix> made(Place statement) {
        Matcher loaded = LOADED.matcher(statement.text());
        if (!loaded.matches()) {
            return Optional.empty();
        }
        int end = statement.span().start() + loaded.end(1);
        return Optional.of(new Fix(
                "load an object of the class, not the class itself",
                List.of(new Edit(statement.file(), new Span(end, end), "()"))));
    }

    /** Returns whether an expression passes several arguments, of which the value is one: {@code **options}. */
    private static boolean holdsSeveral(Place place) {
        String before = place.file().text().substring(0, place.span().start()).stripTrailing();
        return before.endsWith("*")
                || PASSING.matcher(before.substring(Math.max(0, before.length() - LONGEST_PASSING)))
                        .find()
                || DISPLAY.matcher(place.text()).lookingAt();
    }

    /** Returns whether it is a statement, such as {@code app.config.from_prefixed_env()}: it does more than give a value. */
    private static boolean isStatement(Place place) {
        return PythonPaths.isPython(place.path())
                && Enclosing.statement(PythonModule.parse(place.file()), place.span())
                        .filter(statement -> statement instanceof Stmt.ExprStmt whole
                                && whole.value().span().equals(place.span()))
                        .isPresent();
    }

    private static Fix replaced(Place place) {
        String text = place.text();
        String off =
                switch (text) {
                    case "1" -> "0";
                    case "True" -> "False";
                    default -> isData(place) ? "false" : "False";
                };
        String what = text.length() > LONGEST_SHOWN || text.matches("(?s).*[`\\s].*")
                ? "write `" + off + "` instead"
                : "change `" + text + "` to `" + off + "`";
        return new Fix(what, List.of(new Edit(place.file(), place.span(), off)));
    }

    /** Returns whether a value is written in a format of data, and not in Python inside of it: {@code settings.py: |} of a ConfigMap. */
    private static boolean isData(Place place) {
        String path = place.path();
        return path.endsWith(".json")
                || path.endsWith(".toml")
                || ((path.endsWith(".yml") || path.endsWith(".yaml")) && !isAssigned(place));
    }

    private static boolean isAssigned(Place place) {
        String before = place.file().text().substring(0, place.span().start());
        return before.indexOf('=', before.lastIndexOf('\n') + 1) >= 0;
    }

    private static boolean isText(String text) {
        return text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
    }
}
