package dev.undebug.source;

/**
 * A position as people and reports count it.
 *
 * @param line from 1; lines end at LF, CRLF or CR
 * @param column from 1, in Unicode code points; a byte order mark has no column
 */
public record Position(int line, int column) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
