package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.text.EnvFileParser;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the lines of an env file as programs other than compose and python-dotenv do. */
public final class EnvFileLines {
    private static final String EXPORT = "export";
    private static final Pattern BLANKS = Pattern.compile("\\s*");
    private static final Pattern REMARK = Pattern.compile("\\s++#");
    private static final Pattern QUOTE = Pattern.compile("[\"'`]");

    private EnvFileLines() {}

    /** Returns the variables of an env file as the program reads it that starts a unit. */
    public static Unit of(Unit file, Unit started) {
        if (started.origin() instanceof Origin.ServiceUnit) {
            return readBySystemd(file);
        }
        return isLiteral(file, started) ? readByEngine(file) : file;
    }

    /** Returns whether what starts a unit takes the lines of an env file as they are. */
    private static boolean isLiteral(Unit file, Unit started) {
        if (EnvFileNames.isMapping(file.place().path())) {
            return false;
        }
        if (started.origin() instanceof Origin.Service service && started.kind() == Unit.Kind.COMPOSE_SERVICE) {
            return service.rawEnvFiles().contains(file.place().path());
        }
        return started.origin() instanceof Origin.Container
                || (started.kind() == Unit.Kind.CONTAINER_RUN
                        && (started.origin() instanceof Origin.Service || started.origin() instanceof Origin.Inside));
    }

    /** Returns an env file as systemd reads it, without the lines that are for shells alone: {@code export FLASK_DEBUG=1}. */
    private static Unit readBySystemd(Unit file) {
        if (isCommitted(file)) {
            return file.with(ofSystemd(file));
        }
        return file.with(file.environment().stream()
                .filter(variable -> !isExported(before(variable)))
                .map(EnvFileLines::remarked)
                .toList());
    }

    /** Returns whether no command changes what the repository has. */
    private static boolean isCommitted(Unit file) {
        return file.kind() == Unit.Kind.ENV_FILE
                && values(file.environment())
                        .equals(values(EnvFileParser.read(file.place().file())));
    }

    private static List<Map.Entry<String, Optional<String>>> values(List<EnvVar> variables) {
        return variables.stream()
                .map(variable -> Map.entry(variable.name(), variable.value()))
                .toList();
    }

    /** A variable that python-dotenv reads as well is the same one. */
    private static List<EnvVar> ofSystemd(Unit file) {
        Map<Integer, EnvVar> plain = new HashMap<>();
        file.environment().forEach(one -> plain.put(one.place().span().start(), one));
        return SystemdEnvFile.read(file.place().file()).stream()
                .map(one -> {
                    EnvVar known = plain.getOrDefault(one.place().span().start(), one);
                    return known.value().equals(one.value()) ? known : one;
                })
                .toList();
    }

    /** Returns a variable with what seems to be a comment behind its value, which is a part of it. */
    private static EnvVar remarked(EnvVar variable) {
        Place place = variable.place();
        String text = place.file().text();
        int line = text.indexOf('\n', place.span().end());
        int last = line < 0 ? text.length() : line;
        String rest = text.substring(place.span().end(), last).stripTrailing();
        if (!REMARK.matcher(rest).lookingAt()) {
            return variable;
        }
        boolean plain = variable.value()
                        .filter(value -> place.text().equals(variable.name() + "=" + value))
                        .isPresent()
                && !QUOTE.matcher(rest).find();
        if (!plain) {
            return variable.with(Optional.empty());
        }
        int end = place.span().end() + rest.length();
        return new EnvVar(
                variable.name(),
                variable.value().map(value -> value + rest),
                place.file().place(new Span(place.span().start(), end)),
                new Span(variable.valueSpan().start(), end));
    }

    /** A command that writes the line begins with other words. */
    private static boolean isExported(String before) {
        return !before.isEmpty()
                && Character.isWhitespace(before.charAt(before.length() - 1))
                && before.stripTrailing().endsWith(EXPORT);
    }

    /**
     * Returns an env file as {@code docker run --env-file} reads it: the value is the rest of the line, with its quotes
     * and whatever looks like a comment.
     */
    private static Unit readByEngine(Unit file) {
        if (file.kind() == Unit.Kind.VARIABLES) {
            return file.with(
                    file.environment().stream().map(EnvFileLines::plain).toList());
        }
        String path = file.place().path();
        return file.with(file.environment().stream()
                .map(variable -> variable.place().path().equals(path) ? literal(variable) : variable)
                .toList());
    }

    /** A command writes the line, so that only a value without quotes surely is the one that the engine reads. */
    private static EnvVar plain(EnvVar variable) {
        Place place = variable.place();
        boolean same = variable.value()
                .filter(value -> place.text().equals(variable.name() + "=" + value))
                .isPresent();
        return same && !isExported(before(variable)) ? variable : variable.with(Optional.empty());
    }

    private static EnvVar literal(EnvVar variable) {
        Place place = variable.place();
        String text = place.file().text();
        int from = place.span().start() + variable.name().length() + 1;
        // With anything else in front of the sign, the engine takes the line for a mistake and starts nothing.
        boolean plain = text.startsWith(variable.name() + "=", place.span().start())
                && BLANKS.matcher(before(variable)).matches();
        if (!plain) {
            return variable.with(Optional.empty());
        }
        int end = text.indexOf('\n', from);
        int last = end < 0 ? text.length() : end;
        Span value = new Span(from, last > from && text.charAt(last - 1) == '\r' ? last - 1 : last);
        return new EnvVar(
                variable.name(),
                Optional.of(place.file().slice(value)),
                place.file().place(new Span(place.span().start(), value.end())),
                value,
                EnvVar.Notation.LITERAL);
    }

    /** Returns the text in front of a variable on its line. */
    private static String before(EnvVar variable) {
        Place place = variable.place();
        String text = place.file().text().substring(0, place.span().start());
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
