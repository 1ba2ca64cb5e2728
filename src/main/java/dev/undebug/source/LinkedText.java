package dev.undebug.source;

import java.util.List;

/** The text of a file under the path of a symbolic link to it. */
record LinkedText(SourceFile file) implements TextOrigin {
    @Override
    public Span span(Span taken) {
        return taken;
    }

    @Override
    public List<Edit> edits(List<Edit> taken) {
        return taken.stream()
                .map(edit -> new Edit(file, edit.span(), edit.text()))
                .toList();
    }

    @Override
    public Content takeFrom(SourceFile changed) {
        return new Content.Decoded(changed);
    }
}
