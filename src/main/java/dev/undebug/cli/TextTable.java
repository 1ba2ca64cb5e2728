package dev.undebug.cli;

import java.util.ArrayList;
import java.util.List;

/** Aligns the columns of rows. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** Returns one line per row; all rows have the same number of cells. */
    static List<String> lines(List<List<String>> rows) {
        List<List<String>> shown = rows.stream()
                .map(row -> row.stream().map(Printable::of).toList())
                .toList();
        List<String> lines = new ArrayList<>();
        for (List<String> row : shown) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : GAP).append(row.get(column));
                line.append(" ".repeat(width(shown, column) - row.get(column).length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
