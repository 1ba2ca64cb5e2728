package dev.undebug.read.word;

import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;

/** The places in a file of the characters of a word, of which a program makes several values. */
public final class WordPlaces {
    private WordPlaces() {}

    /** Returns the offset of each character in the file, if only quotes interrupt them; otherwise empty. */
    public static int[] of(SourceFile file, Word word) {
        String written = file.slice(word.span());
        int[] places = new int[word.text().length()];
        int next = 0;
        for (int i = 0; i < written.length(); i++) {
            if (next < places.length && written.charAt(i) == word.text().charAt(next)) {
                places[next++] = word.span().start() + i;
            } else if (written.charAt(i) != '"' && written.charAt(i) != '\'') {
                return new int[0];
            }
        }
        return next == places.length ? places : new int[0];
    }

    /** Returns a word of a file whose characters have places of their own, as far as these are known. */
    public static MappedText mapped(SourceFile file, Word word) {
        int[] places = word.literal() ? of(file, word) : new int[0];
        if (places.length == 0) {
            return MappedText.at(word.text(), word.span());
        }
        MappedText.Builder text = new MappedText.Builder(word.span().start());
        for (int i = 0; i < places.length; i++) {
            text.append(word.text().charAt(i), places[i], places[i] + 1);
        }
        return text.build();
    }
}
