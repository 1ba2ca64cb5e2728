package dev.undebug.read.packaging;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TomlText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads entry points: {@code shop = shop.cli:main}, quoted as a whole in {@code setup.py}, with a quoted value in TOML,
 * without quotes in {@code setup.cfg}.
 */
final class ConsoleScripts {
    private static final int MAX_SCRIPTS = 200;
    private static final Pattern GROUP = Pattern.compile("\\bconsole_scripts\\b[\"']?\\s*+[:=\\]]");
    private static final Pattern FLASK_GROUP = Pattern.compile("\\bflask\\.commands\\b[\"']?\\s*+[:=\\]]");
    private static final Pattern ENTRY = Pattern.compile(
            "([A-Za-z_][\\w.-]*+)\\s*+=\\s*+([A-Za-z_]\\w*+(?:\\.\\w++)*+)\\s*+:\\s*+([A-Za-z_]\\w*+(?:\\.\\w++)*+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*+");
    private static final Pattern TARGET =
            Pattern.compile("([A-Za-z_]\\w*+(?:\\.\\w++)*+)\\s*+:\\s*+([A-Za-z_]\\w*+(?:\\.\\w++)*+)");

    private ConsoleScripts() {}

    /** Reads the groups of {@code setup.py}: each is a list of strings, or one string of several lines. */
    static List<ConsoleScript> ofSetup(SourceFile file) {
        return Stream.concat(
                        ofSetup(file, GROUP).stream(),
                        ofSetup(file, FLASK_GROUP).stream().map(ConsoleScript::ofFlask))
                .toList();
    }

    private static List<ConsoleScript> ofSetup(SourceFile file, Pattern start) {
        List<ConsoleScript> scripts = new ArrayList<>();
        Matcher group = start.matcher(file.text());
        if (group.find()) {
            Matcher entry = ENTRY.matcher(file.text()).region(group.end(), end(file.text(), group.end()));
            while (entry.find() && Most.room(scripts.size(), MAX_SCRIPTS)) {
                scripts.add(script(file, entry, 0));
            }
        }
        return scripts;
    }

    /** Returns the end of the list at its bracket, or of the string at the next bracket. */
    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        char open = at < text.length() ? text.charAt(at) : ' ';
        int closing = text.indexOf(open == '(' ? ')' : ']', at);
        int group = open == '(' || open == '[' ? -1 : text.indexOf('[', at);
        int end = group >= 0 && group < closing ? group : closing;
        return end < 0 ? text.length() : end;
    }

    /** Reads a line of {@code [options.entry_points]} in {@code setup.cfg}. */
    static Optional<ConsoleScript> ofConfiguration(SourceFile file, Span line) {
        Matcher entry = ENTRY.matcher(file.slice(line).strip());
        int indent = file.slice(line).length() - file.slice(line).stripLeading().length();
        return entry.lookingAt() ? Optional.of(script(file, entry, line.start() + indent)) : Optional.empty();
    }

    /** Reads an entry of a table, such as {@code project.scripts} or {@code tool.poetry.scripts}. */
    static Optional<ConsoleScript> ofToml(SourceFile file, TomlNode.Entry entry) {
        Optional<TomlNode> table =
                entry.value().get("reference").or(() -> entry.value().get("callable"));
        Optional<MappedText> written = TomlText.of(file, table.orElse(entry.value()));
        if (written.isEmpty() || !NAME.matcher(entry.name()).matches()) {
            return Optional.empty();
        }
        Matcher target = TARGET.matcher(written.get().text());
        if (!target.lookingAt()) {
            return Optional.empty();
        }
        int start = entry.key().start();
        boolean quoted = "\"'".indexOf(file.text().charAt(start)) >= 0;
        Span span = new Span(
                quoted ? start + 1 : start, written.get().span(0, target.end()).end());
        return Optional.of(new ConsoleScript(entry.name(), target.group(1), target.group(2), file.place(span)));
    }

    private static ConsoleScript script(SourceFile file, Matcher entry, int offset) {
        Span span = new Span(offset + entry.start(1), offset + entry.end(3));
        return new ConsoleScript(entry.group(1), entry.group(2), entry.group(3), file.place(span));
    }
}
