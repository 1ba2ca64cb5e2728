package dev.undebug.source.toml;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.SyntaxMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

/** A TOML 1.1 file: its readable values, and its mistakes. A mistake costs only its own line or value. */
public final class TomlDocument {
    /** The longest text, in characters, that is parsed; hand-written files are shorter. */
    public static final int MAX_LENGTH = 128 * 1024;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_MISTAKES = 10;
    private static final TomlParseOptions OPTIONS =
            TomlParseOptions.sourceless().withVersion(TomlVersion.V1_1_0).withMaxNestingDepth(MAX_DEPTH);

    private final TomlNode.Table root;
    private final List<SyntaxMistake> mistakes;
    private final boolean template;

    private TomlDocument(TomlNode.Table root, List<SyntaxMistake> mistakes, boolean template) {
        this.root = root;
        this.mistakes = List.copyOf(mistakes);
        this.template = template;
    }

    /** Parses a file; never throws, whatever the text. */
    public static TomlDocument parse(SourceFile file) {
        String text = file.text();
        if (text.length() > MAX_LENGTH) {
            return empty("longer than " + MAX_LENGTH / 1024 + " KiB");
        }
        TomlScan scan = new TomlScan(text);
        if (scan.isHopeless()) {
            return empty("no TOML");
        }
        TomlParseResult parsed = Toml.parse(scan.prepared(), OPTIONS);
        TomlPlaces places = new TomlPlaces(scan.prepared());
        List<SyntaxMistake> mistakes = new ArrayList<>();
        parsed.errors().stream().limit(MAX_MISTAKES).forEach(error -> mistakes.add(mistake(error, places, file)));
        TomlNode.Table root = new TomlTree(text, scan, places).root(parsed);
        return new TomlDocument(root, mistakes, scan.isTemplate());
    }

    /** The parser may report a mistake at another place of its own text. */
    private static SyntaxMistake mistake(TomlParseError error, TomlPlaces places, SourceFile file) {
        String message = String.valueOf(error.getMessage());
        String reason = TomlPlaces.POSITION.matcher(message).replaceAll(found -> {
            int offset = places.offset(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
            return Matcher.quoteReplacement("line " + file.position(offset).line());
        });
        return new SyntaxMistake(places.offset(error.position()), reason);
    }

    private static TomlDocument empty(String reason) {
        TomlNode.Table root = new TomlNode.Table(List.of(), new Span(0, 0));
        return new TomlDocument(root, List.of(new SyntaxMistake(0, reason)), false);
    }

    /** Returns the root table. */
    public TomlNode.Table root() {
        return root;
    }

    /** Returns the first mistakes, in no particular order. */
    public List<SyntaxMistake> mistakes() {
        return mistakes;
    }

    /** Returns whether the file is a template for TOML: unreadable text in it is no mistake. */
    public boolean isTemplate() {
        return template;
    }
}
