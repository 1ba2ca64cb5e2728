package dev.undebug.read.yaml;

import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.SyntaxMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Parses YAML into nodes; of a file with a mistake, keeps the part before it. */
public final class Yaml {
    // The parser's default schema. One that resolves merge keys never ends on a mapping that merges itself. Its default
    // of 50 aliases is less than a long compose file has; what they repeat is bounded where nodes are read.
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();

    /** Mistakes after this number of documents are not found. */
    private static final int MOST_DOCUMENTS = 1_000;

    /** How often a file is cut before a mistake and parsed again. */
    private static final int MAX_CUTS = 8;

    private Yaml() {}

    /** Returns the first document of the file with the places of its nodes. */
    public static Optional<YamlNode> read(SourceFile file) {
        return first(file, 1).stream().findFirst();
    }

    /** Returns the mistake that keeps the file from being read completely. */
    public static Optional<SyntaxMistake> mistake(SourceFile file) {
        int start = Lines.start(file);
        return parse(file.text().substring(start), MOST_DOCUMENTS)
                .mistake()
                .map(found -> new SyntaxMistake(start + found.offset(), found.reason()));
    }

    /** Returns the documents in the text of a scalar. */
    public static List<YamlNode> inline(YamlNode scalar, int most) {
        return inline(scalar.file(), scalar.text(), most);
    }

    /** Returns the documents in a part of a file. */
    public static List<YamlNode> inline(SourceFile file, MappedText text, int most) {
        InlinePlaces places = new InlinePlaces(file, text);
        return parse(text.text(), most).documents().stream()
                .map(root -> new YamlNode(root, places))
                .toList();
    }

    /** Returns the documents of the file with the places of their nodes; of more than {@code most}, the first ones. */
    public static List<YamlNode> documents(SourceFile file, int most) {
        List<YamlNode> documents = first(file, most + 1);
        return Most.room(documents.size(), most + 1) ? documents : documents.subList(0, most);
    }

    private static List<YamlNode> first(SourceFile file, int most) {
        int start = Lines.start(file);
        String text = file.text().substring(start);
        for (int cuts = 0; cuts <= MAX_CUTS; cuts++) {
            Parsed parsed = parse(text, most);
            // The documents before the one with the mistake are complete.
            if (!parsed.documents().isEmpty() || parsed.cutLine() < 0) {
                YamlPlaces places = new YamlPlaces(file, start);
                return parsed.documents().stream()
                        .map(root -> new YamlNode(root, places))
                        .toList();
            }
            // Cut before the line with the mistake; the text gets shorter each time.
            Span end = new SourceFile(file.path(), text).line(parsed.cutLine() + 1);
            text = text.substring(0, end.start());
        }
        return List.of();
    }

    /**
     * The result of parsing a text.
     *
     * @param documents the documents before the one with a mistake
     * @param cutLine the line (from 0) before which to cut the text; negative if a cut does not help
     */
    private record Parsed(List<Node> documents, int cutLine, Optional<SyntaxMistake> mistake) {}

    private static Parsed parse(String text, int most) {
        List<Node> documents = new ArrayList<>();
        try {
            Parser parser = new BoundedParser(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text)));
            Composer composer = new Composer(SETTINGS, parser);
            while (documents.size() < most && composer.hasNext()) {
                documents.add(composer.next());
            }
            return new Parsed(documents, -1, Optional.empty());
        } catch (MarkedYamlEngineException e) {
            int problem = e.getProblemMark().map(Mark::getIndex).orElse(0);
            int offset = text.offsetByCodePoints(0, Math.min(problem, text.codePointCount(0, text.length())));
            return new Parsed(documents, cutLine(e, text), Optional.of(new SyntaxMistake(offset, e.getProblem())));
        } catch (ReaderException e) {
            return new Parsed(
                    documents, -1, Optional.of(new SyntaxMistake(0, "it has characters that YAML does not allow")));
        } catch (RuntimeException e) {
            // Deep nesting, and mistakes on which the parser itself fails, such as the end of the text within an
            // escape.
            return new Parsed(documents, -1, Optional.of(new SyntaxMistake(0, "it cannot be parsed")));
        }
    }

    /** Returns the line before which to cut. A mistake found only at the end of the text began at its context. */
    private static int cutLine(MarkedYamlEngineException e, String text) {
        int problem = e.getProblemMark().map(Mark::getLine).orElse(0);
        int lines = new SourceFile("", text).lineCount();
        int lastLine = text.endsWith("\n") || text.endsWith("\r") ? lines - 2 : lines - 1;
        int context = e.getContextMark().map(Mark::getLine).orElse(problem);
        int line = problem >= lastLine && context < problem ? context : Math.min(problem, lastLine);
        return line > 0 ? line : -1;
    }
}
