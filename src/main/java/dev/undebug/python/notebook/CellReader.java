package dev.undebug.python.notebook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.undebug.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the Python cells of a notebook of format 3 or 4, and ignores everything else. */
final class CellReader {
    private static final int MOST_STRINGS = 1_000_000;

    private final String text;
    private final JsonParser json;
    private final List<Cell> cells = new ArrayList<>();
    private boolean hasCells;
    private boolean foreign;
    private int strings;

    /** @param json the parser of the text */
    CellReader(String text, JsonParser json) {
        this.text = text;
        this.json = json;
    }

    /** Returns the cells in order; none if the notebook is in another language. */
    List<Cell> read() throws IOException, NotebookFormatException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new NotebookFormatException("it is no JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (field()) {
                case "cells" -> cells();
                case "worksheets" -> worksheets();
                case "metadata" -> metadata();
                default -> json.skipChildren();
            }
        }
        if (!hasCells) {
            throw new NotebookFormatException("it has no cells");
        }
        return foreign ? List.of() : cells;
    }

    /** Returns the name of a field and moves to its value. */
    private String field() throws IOException {
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    /** Returns whether the value has the expected type; skips it otherwise. */
    private boolean at(JsonToken expected) throws IOException {
        if (json.currentToken() == expected) {
            return true;
        }
        json.skipChildren();
        return false;
    }

    /** Format 3 has the cells one level deeper. */
    private void worksheets() throws IOException, NotebookFormatException {
        if (at(JsonToken.START_ARRAY)) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                worksheet();
            }
        }
    }

    private void worksheet() throws IOException, NotebookFormatException {
        if (at(JsonToken.START_OBJECT)) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (field().equals("cells")) {
                    cells();
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private void metadata() throws IOException {
        if (at(JsonToken.START_OBJECT)) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                switch (field()) {
                    case "kernelspec" -> language("language");
                    case "language_info" -> language("name");
                    default -> json.skipChildren();
                }
            }
        }
    }

    private void language(String name) throws IOException {
        if (at(JsonToken.START_OBJECT)) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (field().equals(name)) {
                    foreign |= !isPython();
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private boolean isPython() throws IOException {
        return !at(JsonToken.VALUE_STRING)
                || json.getText().toLowerCase(Locale.ROOT).contains("python");
    }

    private void cells() throws IOException, NotebookFormatException {
        if (at(JsonToken.START_ARRAY)) {
            hasCells = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                cell();
            }
        }
    }

    private void cell() throws IOException, NotebookFormatException {
        if (!at(JsonToken.START_OBJECT)) {
            return;
        }
        boolean code = false;
        boolean python = true;
        Cell source = new Cell(false, List.of());
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (field()) {
                case "cell_type" ->
                    code = at(JsonToken.VALUE_STRING) && json.getText().equals("code");
                case "language" -> python = isPython();
                case "source", "input" -> source = source();
                default -> json.skipChildren();
            }
        }
        if (code && python) {
            cells.add(source);
        }
    }

    private Cell source() throws IOException, NotebookFormatException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return new Cell(false, List.of(string()));
        }
        List<Span> lines = new ArrayList<>();
        if (at(JsonToken.START_ARRAY)) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (at(JsonToken.VALUE_STRING)) {
                    lines.add(string());
                }
            }
        }
        return new Cell(true, lines);
    }

    private Span string() throws NotebookFormatException {
        if (++strings > MOST_STRINGS) {
            throw new NotebookFormatException("it has more than " + MOST_STRINGS + " lines of code");
        }
        int start = (int) json.currentTokenLocation().getCharOffset() + 1;
        int end = start;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return new Span(start, Math.min(end, text.length()));
    }
}
