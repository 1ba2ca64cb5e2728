package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what IIS starts by a {@code web.config}: a process behind its own server ({@code httpPlatform}), or the application
 * that wfastcgi imports ({@code WSGI_HANDLER}). Paths are those of Windows, whose drives and placeholders say nothing about
 * the repository.
 */
final class WebConfigReader implements Reader {
    private static final Pattern ELEMENT = Pattern.compile("<([\\w.]{1,80})((?:\\s[^<>]{0,4000})?)>");
    private static final String COMMENT = "<!--";
    private static final String END_OF_COMMENT = "-->";
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w.]{1,80})\\s{0,9}=\\s{0,9}(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern BASE = Pattern.compile("^(?:[A-Za-z]:|%[\\w-]+%)");
    private static final Pattern OPEN = Pattern.compile("%\\w+%");

    private static final int MAX_ELEMENTS = 2_000;
    private static final String HANDLER = "WSGI_HANDLER";

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equalsIgnoreCase("web.config");
    }

    @Override
    public FileFacts read(SourceFile file) {
        Reading reading = new Reading(file);
        Matcher matcher = ELEMENT.matcher(file.text());
        int at = file.text().indexOf('<');
        for (int count = 0; at >= 0 && Most.room(count, MAX_ELEMENTS); count++) {
            int end = at + 1;
            if (file.text().startsWith(COMMENT, at)) {
                end = file.text().indexOf(END_OF_COMMENT, at);
            } else if (matcher.region(at, file.text().length()).lookingAt()) {
                reading.element(matcher.group(1), matcher.start(2), matcher.group(2));
            }
            at = end < 0 ? -1 : file.text().indexOf('<', end);
        }
        return FileFacts.ofUnits(file, reading.units());
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final List<EnvVar> settings = new ArrayList<>();
        private final List<EnvVar> variables = new ArrayList<>();
        private Optional<MappedText> program = Optional.empty();
        private Optional<MappedText> arguments = Optional.empty();

        private Reading(SourceFile file) {
            this.file = file;
        }

        private void element(String name, int start, String text) {
            Map<String, MappedText> attributes = attributes(start, text);
            switch (name) {
                case "httpPlatform" -> {
                    program = Optional.ofNullable(attributes.get("processPath"));
                    arguments = Optional.ofNullable(attributes.get("arguments"));
                }
                case "environmentVariable" -> variable(attributes, "name").ifPresent(variables::add);
                case "add" -> variable(attributes, "key").ifPresent(settings::add);
                default -> {
                    // Handlers, limits and the like start nothing.
                }
            }
        }

        private Map<String, MappedText> attributes(int start, String text) {
            Map<String, MappedText> attributes = new HashMap<>();
            Matcher matcher = ATTRIBUTE.matcher(text);
            while (matcher.find()) {
                int group = matcher.group(2) != null ? 2 : 3;
                Span span = new Span(start + matcher.start(group), start + matcher.end(group));
                attributes.putIfAbsent(matcher.group(1), MappedText.of(file, span));
            }
            return attributes;
        }

        private Optional<EnvVar> variable(Map<String, MappedText> attributes, String key) {
            return Optional.ofNullable(attributes.get(key)).flatMap(name -> Optional.ofNullable(attributes.get("value"))
                    .map(value -> new EnvVar(
                            name.text(),
                            Optional.of(value.text())
                                    .filter(text -> !OPEN.matcher(text).find()),
                            file.place(
                                    new Span(name.span().start(), value.span().end())),
                            value.span())));
        }

        private List<Unit> units() {
            List<Unit> units = new ArrayList<>();
            program.filter(path -> !path.isEmpty()).ifPresent(path -> units.add(process(path)));
            settings.stream()
                    .filter(setting -> setting.name().equals(HANDLER))
                    .findFirst()
                    .ifPresent(handler -> handler.value().ifPresent(app -> units.add(application(handler, app))));
            return units;
        }

        private Unit process(MappedText path) {
            List<Token> tokens = new ArrayList<>(List.of(token(path)));
            arguments.ifPresent(text -> windows(text).forEach(tokens::add));
            List<Word> words = tokens.stream().map(Token::word).toList();
            return unit(file.place(path.span()), variables, words);
        }

        /** Windows knows no escapes: a backslash separates folders. */
        private List<Token> windows(MappedText text) {
            MappedText.Builder slashes = new MappedText.Builder(text.span().start());
            for (int i = 0; i < text.length(); i++) {
                slashes.append(text.charAt(i) == '\\' ? "/" : String.valueOf(text.charAt(i)), text.span(i, i + 1));
            }
            return ShellLexer.words(slashes.build(), QuotingRules.PLAIN).stream()
                    .map(word -> token(MappedText.at(word.value(), word.span())))
                    .toList();
        }

        private Token token(MappedText written) {
            String path = BASE.matcher(written.text().replace('\\', '/')).replaceFirst("");
            String known =
                    path.startsWith("/") || path.equals(written.text().replace('\\', '/')) ? path : written.text();
            return new Token(
                    MappedText.at(known, written.span()),
                    written.span(),
                    !OPEN.matcher(known).find(),
                    true);
        }

        private Unit application(EnvVar handler, String application) {
            Word program = new Word("wfastcgi", handler.valueSpan(), true);
            return unit(handler.place(), settings, List.of(program, new Word(application, handler.valueSpan(), true)));
        }

        private Unit unit(Place place, List<EnvVar> environment, List<Word> words) {
            return Units.process(
                    "web",
                    place,
                    RoleInference.ofOverlay(file.path()),
                    environment,
                    List.of(new Command(place, List.of(), words, false)));
        }
    }
}
