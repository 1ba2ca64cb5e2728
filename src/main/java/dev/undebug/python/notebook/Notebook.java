package dev.undebug.python.notebook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.undebug.source.Content;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.TextOrigin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A Jupyter notebook whose code is read as one module, cell after cell. */
public final class Notebook implements TextOrigin {
    private static final int MOST_DEEP = 200;

    // Field names are compared and dropped, so caching them would only let a hostile file fill a table.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_DEEP).build())
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, true)
            .build();

    private final SourceFile file;
    private final List<Cell> cells;
    private final OffsetMap toUnescaped;
    private final OffsetMap toFile;

    private Notebook(SourceFile file, List<Cell> cells, OffsetMap toUnescaped, OffsetMap toFile) {
        this.file = file;
        this.cells = cells;
        this.toUnescaped = toUnescaped;
        this.toFile = toFile;
    }

    /**
     * Returns the code of a notebook as a text that maps back to the notebook's JSON; a file that is not a notebook
     * counts as unread.
     */
    public static Content code(SourceFile file) {
        if (file.text().isBlank()) {
            return new Content.Decoded(file);
        }
        try {
            return new Content.Decoded(code(file, cells(file.text())));
        } catch (NotebookFormatException e) {
            return new Content.Unread(file.path(), "not a notebook: " + e.getMessage());
        }
    }

    private static List<Cell> cells(String notebook) throws NotebookFormatException {
        // JSON has no byte order mark, but offsets must count it.
        String text = notebook.charAt(0) == SourceFile.BYTE_ORDER_MARK ? " " + notebook.substring(1) : notebook;
        try (JsonParser json = FACTORY.createParser(text)) {
            return new CellReader(text, json).read();
        } catch (StreamConstraintsException e) {
            throw new NotebookFormatException("it is nested deeper than " + MOST_DEEP + " levels");
        } catch (JsonProcessingException e) {
            throw new NotebookFormatException(
                    "it is not JSON from line " + e.getLocation().getLineNr() + " on");
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    private static SourceFile code(SourceFile file, List<Cell> cells) {
        Unescaped unescaped = Unescaped.of(file.text(), cells);
        StringBuilder code = new StringBuilder();
        OffsetMap.Builder map = new OffsetMap.Builder();
        int from = 0;
        for (Span cell : unescaped.cells()) {
            for (Magics.Replacement magic : Magics.of(unescaped.text(), cell)) {
                int start = magic.span().start();
                code.append(unescaped.text(), from, start).append(magic.text());
                map.add(start - from, from, start);
                map.add(magic.text().length(), start, magic.span().end());
                from = magic.span().end();
            }
        }
        code.append(unescaped.text(), from, unescaped.text().length());
        map.add(unescaped.text().length() - from, from, unescaped.text().length());
        return SourceFile.takenFrom(new Notebook(file, cells, map.build(), unescaped.map()), code.toString());
    }

    @Override
    public SourceFile file() {
        return file;
    }

    @Override
    public Span span(Span taken) {
        return toFile.span(toUnescaped.span(taken));
    }

    @Override
    public List<Edit> edits(List<Edit> taken) {
        List<Edit> edits = new ArrayList<>();
        for (Edit edit : taken) {
            CellEdit.of(this, edit).ifPresent(edits::add);
        }
        return edits.size() == taken.size() ? edits : List.of();
    }

    List<Cell> cells() {
        return cells;
    }

    @Override
    public Content takeFrom(SourceFile changed) {
        return code(changed);
    }
}
