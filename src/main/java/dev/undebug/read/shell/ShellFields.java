package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the fields of one word piece by piece. Unquoted values are split at white space. */
final class ShellFields {
    private static final int MAX_FIELDS = 200;

    private final MappedText in;
    private final boolean splits;
    private final List<ShellField> done = new ArrayList<>();

    private MappedText.Builder out;
    private StringBuilder pattern = new StringBuilder();
    private boolean present;
    private boolean known = true;
    private boolean many;
    private boolean assumed;
    private boolean filled;
    private Optional<Place> origin = Optional.empty();

    /**
     * @param in the word
     * @param splits whether it may expand to several fields
     */
    ShellFields(MappedText in, boolean splits) {
        this.in = in;
        this.splits = splits;
        this.out = new MappedText.Builder(in.span().start());
    }

    boolean splits() {
        return splits;
    }

    /** Returns all fields, and completes the last one. */
    List<ShellField> all() {
        end(in.length());
        return done;
    }

    /** Returns the current field. */
    ShellField field() {
        return new ShellField(
                out.build(),
                pattern.toString(),
                origin.map(Place::span).orElseGet(in::span),
                known,
                many,
                assumed,
                filled,
                origin);
    }

    /** Returns whether the current field exists, even if it is only an empty quoted text. */
    boolean isPresent() {
        return present;
    }

    /** Begins a field that exists even if it stays empty. */
    void start() {
        present = true;
    }

    /** Ends the current field, if there is one; the next one begins at an index of the word. */
    void end(int at) {
        if (present && Most.room(done.size(), MAX_FIELDS)) {
            done.add(field());
        }
        out = new MappedText.Builder(in.span(at, at).start());
        pattern = new StringBuilder();
        present = false;
        known = true;
        many = false;
        filled = false;
        origin = Optional.empty();
    }

    int length() {
        return out.length();
    }

    /** Returns the text added since the field had this length, if it is known. */
    Optional<String> since(int length) {
        return Optional.of(out.build().text())
                .filter(text -> known && length <= text.length())
                .map(text -> text.substring(length));
    }

    /** Records that the field is empty only because nothing shows that a variable is set. */
    void assume() {
        assumed = true;
    }

    /**
     * Adds the value of a variable, in the place of the expansion between two indexes of the word.
     *
     * @param written the place of the value, if it is written elsewhere: each field that is a part of it has its own
     */
    void value(String text, int from, int to, boolean quoted, Optional<Place> written) {
        if (quoted || !splits) {
            boolean whole = !present;
            append(text, from, to, quoted);
            origin = whole ? written : Optional.empty();
        } else {
            split(text, from, to, written);
        }
    }

    /** Adds the character at an index of the word. */
    void copy(int at, boolean quoted) {
        char c = in.charAt(at);
        Span span = in.span(at, at + 1);
        out.append(c, span.start(), span.end());
        if (quoted) {
            ShellGlob.append(pattern, c);
        } else {
            pattern.append(c);
        }
        if (c == TemplatePlaceholders.UNKNOWN) {
            opened(!quoted);
        }
        present = true;
        origin = Optional.empty();
    }

    /** Adds the value of the expansion between two indexes of the word. */
    void append(String text, int from, int to, boolean quoted) {
        present |= quoted;
        if (quoted || !splits) {
            out.append(text, in.span(from, to));
            pattern.append(quoted ? ShellGlob.quoted(text) : text);
            present |= !text.isEmpty();
            origin = Optional.empty();
            return;
        }
        split(text, from, to, Optional.empty());
    }

    private void split(String text, int from, int to, Optional<Place> written) {
        Span span = in.span(from, to);
        int begin = present ? -1 : 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n') {
                if (present) {
                    end(to);
                }
                begin = i + 1;
            } else {
                out.append(c, span.start(), span.end());
                pattern.append(c);
                present = true;
                origin = begin < 0 ? Optional.empty() : part(written, text, new Span(begin, i + 1));
            }
        }
    }

    private static Optional<Place> part(Optional<Place> written, String text, Span part) {
        return written.map(place -> {
            int start = place.span().start() + Math.max(0, place.text().indexOf(text));
            return place.file().place(new Span(start + part.start(), start + part.end()));
        });
    }

    /** Adds an argument for the expansion between two indexes of the word. */
    void argument(ShellField argument, int from, int to, boolean quoted) {
        boolean whole = !present;
        boolean several = !quoted && argument.known() && argument.value().indexOf(' ') >= 0;
        if (several || (!quoted && argument.value().isEmpty())) {
            split(argument.value(), from, to, Optional.empty());
            return;
        }
        out.append(argument.value(), whole ? argument.span() : in.span(from, to));
        pattern.append(ShellGlob.quoted(argument.value()));
        known &= argument.known();
        many |= argument.many();
        filled |= argument.filled();
        present = true;
        origin = whole ? argument.origin() : Optional.empty();
    }

    /** Adds an unknown expansion as written. */
    void unknown(int from, int to, boolean quoted) {
        opened(!quoted);
        out.append(in, from, to);
        pattern.append(ShellGlob.quoted(in.text().substring(from, to)));
    }

    /** Adds an unknown expansion as written, of a value that is not empty. */
    void filled(int from, int to, boolean quoted) {
        unknown(from, to, quoted);
        filled = true;
    }

    /** Adds a partly known value; without quotes, each of its words is known or unknown. */
    void partly(String text, int from, int to, boolean quoted) {
        Span span = in.span(from, to);
        if (quoted || !splits) {
            unknown(text, span, !quoted);
            return;
        }
        MappedText value = MappedText.at(text, span);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '$' || c == '`') {
                int end = c == '$' ? ShellQuotes.expansion(value, at) : WordReader.backticks(value, at);
                unknown(text.substring(at, end), span, true);
                at = end;
            } else {
                split(String.valueOf(c), from, to, Optional.empty());
                at++;
            }
        }
    }

    private void unknown(String text, Span span, boolean splitting) {
        opened(splitting);
        out.append(text, span);
        pattern.append(ShellGlob.quoted(text));
    }

    private void opened(boolean splitting) {
        known = false;
        many |= splitting;
        present = true;
        origin = Optional.empty();
    }
}
