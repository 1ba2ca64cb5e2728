package dev.undebug.service.script;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An option of uWSGI, from its command line or one of its files.
 *
 * @param name without dashes
 * @param written the word of the name
 * @param value its value; empty without one
 * @param file the path of its file, as uWSGI sees it; empty for the command line
 */
record UwsgiOption(String name, Word written, Optional<Word> value, Optional<ContainerPath> file) {
    private static final String VARIABLE = "UWSGI_";

    String text() {
        return value.map(Word::text).orElse("");
    }

    boolean is(String... names) {
        return List.of(names).contains(name);
    }

    UwsgiOption with(Optional<Word> other) {
        return new UwsgiOption(name, written, other, file);
    }

    /** Parses words; a word outside all options becomes an option without a name. */
    static List<UwsgiOption> of(List<Word> words, Optional<ContainerPath> file) {
        List<UwsgiOption> options = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String text = word.text();
            int equals = text.indexOf('=');
            boolean next = i + 1 < words.size() && isValue(words.get(i + 1), file.isPresent());
            if (!text.startsWith("-")) {
                options.add(new UwsgiOption("", word, Optional.of(word), file));
            } else if (file.isEmpty() && equals > 0) {
                Word value = word.as(text.substring(equals + 1), word.literal());
                options.add(new UwsgiOption(name(text.substring(0, equals)), word, Optional.of(value), file));
            } else if (next) {
                options.add(new UwsgiOption(name(text), word, Optional.of(words.get(++i)), file));
            } else {
                options.add(new UwsgiOption(name(text), word, Optional.empty(), file));
            }
        }
        return options;
    }

    /** Returns the options that are set by variables: {@code UWSGI_WSGI_FILE} is {@code --wsgi-file}. */
    static List<UwsgiOption> of(List<Layered> environment) {
        Map<String, Optional<UwsgiOption>> options = new LinkedHashMap<>();
        for (Layered layer : environment) {
            EnvVar variable = layer.variable();
            if (variable.name().startsWith(VARIABLE)) {
                Optional<SourceFile> file = Optional.of(variable.place().file());
                String name = variable.name()
                        .substring(VARIABLE.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                Word option = new Word("--" + name, variable.valueSpan(), true, file);
                options.put(
                        name,
                        variable.value()
                                .map(value -> new Word(value, variable.valueSpan(), true, file))
                                .map(value -> new UwsgiOption(name, option, Optional.of(value), Optional.empty())));
            }
        }
        return options.values().stream().flatMap(Optional::stream).toList();
    }

    private static String name(String text) {
        return text.startsWith("--") ? text.substring(2) : text.substring(1);
    }

    /** In a file, an option's name always has its dashes. */
    private static boolean isValue(Word word, boolean inFile) {
        String text = word.text();
        return inFile ? !text.startsWith("--") : !text.startsWith("-") || text.equals("-");
    }

    /** Returns the words of this option. */
    List<Word> words() {
        List<Word> words = new ArrayList<>();
        if (name.isEmpty()) {
            words.add(written);
            return words;
        }
        words.add(written.as((name.length() == 1 ? "-" : "--") + name, true));
        value.ifPresent(words::add);
        return words;
    }
}
