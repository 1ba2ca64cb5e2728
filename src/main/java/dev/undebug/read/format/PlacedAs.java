package dev.undebug.read.format;

import java.util.List;

/**
 * The path of a file on a machine, and what a command changes in it on the way there.
 *
 * @param path there
 * @param filled whether a command makes it of a template, so that its placeholders get values
 * @param edits the scripts of sed that do so; {@code ""} for a program or a script of which nobody knows what it changes
 */
public record PlacedAs(String path, boolean filled, List<String> edits) {
    public PlacedAs {
        edits = List.copyOf(edits);
    }

    /** Creates the place of a file that is copied as it is. */
    public PlacedAs(String path) {
        this(path, false, List.of());
    }
}
