package dev.undebug.read.task;

import dev.undebug.read.task.GroovyText.Piece;
import dev.undebug.source.ContainerPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The folders in which the steps of a Jenkinsfile run: {@code dir('shop') { sh 'docker build .' }}. */
final class JenkinsFolders {
    private static final String STEP = "dir";

    /** No person nests more blocks; the folders of those are not seen. */
    private static final int MAX_DEPTH = 200;

    private static final int LONGEST = 1_000;

    private final List<Piece> pieces;

    /** The folder in each open block, the innermost one first. */
    private final Deque<String> open = new ArrayDeque<>();

    private int deeper;

    JenkinsFolders(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Goes on to an index, which follows the one before. */
    void at(int index) {
        Piece piece = pieces.get(index);
        if (piece.is("{")) {
            if (open.size() == MAX_DEPTH) {
                deeper++;
            } else {
                open.push(opened(index)
                        .map(folder -> ContainerPath.join(folder(), folder))
                        .filter(folder -> folder.length() <= LONGEST)
                        .orElseGet(this::folder));
            }
        } else if (piece.is("}")) {
            if (deeper > 0) {
                deeper--;
            } else if (!open.isEmpty()) {
                open.pop();
            }
        }
    }

    /** Returns the folder in which a step runs; {@code ""} for the workspace. */
    String folder() {
        return open.isEmpty() ? "" : open.peek();
    }

    /** Returns the folder of the block that opens at an index, if it is {@code dir('shop')}. */
    private Optional<String> opened(int brace) {
        int text = brace - 2;
        boolean begins = text > 1
                && pieces.get(brace - 1).is(")")
                && pieces.get(text).isText()
                && pieces.get(text - 1).is("(")
                && pieces.get(text - 2).is(STEP);
        return begins ? Optional.of(pieces.get(text).value().text()) : Optional.empty();
    }
}
