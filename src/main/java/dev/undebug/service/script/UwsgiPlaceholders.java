package dev.undebug.service.script;

import dev.undebug.fact.Word;
import dev.undebug.flask.Variables;
import dev.undebug.source.ContainerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves placeholders in uWSGI's options: {@code %(name)} for another option of the same start, wherever it is set,
 * {@code %d} and the like for the file, {@code $(NAME)} for a variable of uWSGI's environment.
 */
final class UwsgiPlaceholders {
    private static final Pattern ANY = Pattern.compile("%\\(([^()]{1,80})\\)|%(.)|\\$\\(([^()]{1,80})\\)");
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_DEPTH = 4;

    private final Map<String, Word> values = new HashMap<>();
    private final Variables variables;

    UwsgiPlaceholders(List<UwsgiOption> options, Variables variables) {
        this.variables = variables;
        for (UwsgiOption option : options) {
            if (option.is("set-placeholder", "set-ph")) {
                int equals = option.text().indexOf('=');
                option.value()
                        .filter(word -> equals > 0)
                        .ifPresent(word -> values.putIfAbsent(
                                word.text().substring(0, equals),
                                word.as(word.text().substring(equals + 1), word.literal())));
            } else {
                option.value().ifPresent(word -> values.putIfAbsent(option.name(), word));
            }
        }
    }

    /** Returns the option with its placeholders replaced; an unknown value is not literal. */
    UwsgiOption resolved(UwsgiOption option) {
        return option.with(option.value().map(word -> resolved(word, option.file(), 0)));
    }

    private Word resolved(Word word, Optional<ContainerPath> file, int depth) {
        Matcher matcher = ANY.matcher(word.text());
        StringBuilder text = new StringBuilder();
        int done = 0;
        while (matcher.find() && text.length() < MAX_LENGTH) {
            Optional<Word> replaced = replaced(matcher, word, file, depth);
            if (replaced.isPresent() && !replaced.get().literal()) {
                return word.as(word.text(), false);
            }
            text.append(word.text(), done, matcher.start());
            // An undefined placeholder stays as it is.
            text.append(replaced.map(Word::text).orElse(matcher.group()));
            done = matcher.end();
        }
        text.append(word.text(), done, word.text().length());
        return done == 0 ? word : word.as(text.toString(), file.isPresent() || word.literal());
    }

    private Optional<Word> replaced(Matcher matcher, Word word, Optional<ContainerPath> file, int depth) {
        if (matcher.group(1) != null) {
            Word value = values.get(matcher.group(1));
            return Optional.ofNullable(value)
                    .filter(known -> depth < MAX_DEPTH)
                    .map(known -> resolved(known, file, depth + 1));
        }
        if (matcher.group(2) != null) {
            Optional<String> magic = file.flatMap(path -> magic(matcher.group(2).charAt(0), path));
            return Optional.of(word.as(magic.orElse(""), magic.isPresent()));
        }
        String name = matcher.group(3);
        if (file.isEmpty()) {
            // On a command line, the shell has already replaced it.
            return Optional.of(word.as("", false));
        }
        return variables.isUnknown(name)
                ? Optional.of(word.as("", false))
                : variables.value(name).map(value -> word.as(value, true));
    }

    private static Optional<String> magic(char sign, ContainerPath path) {
        String name = path.name();
        int dot = name.lastIndexOf('.');
        return switch (sign) {
            case '%' -> Optional.of("%");
            case 'd' -> Optional.of(path.parent().asFolder());
            case 'c' -> Optional.of(path.parent().name());
            case 'p' -> Optional.of(path.text());
            case 's' -> Optional.of(name);
            case 'n' -> Optional.of(dot < 0 ? name : name.substring(0, dot));
            case 'e' -> Optional.of(dot < 0 ? "" : name.substring(dot + 1));
            default -> Optional.empty();
        };
    }
}
