package dev.undebug.read.word;

import dev.undebug.fact.Word;

/**
 * The value of an option: a word, or a part of one as in {@code --env=FLASK_DEBUG=1}.
 *
 * @param from the index in the text of the word at which the value begins
 */
public record OptionValue(Word word, int from) {
    public String text() {
        return word.text().substring(from);
    }

    /** Returns the value as a word, with the span of the whole. */
    public Word asWord() {
        return from == 0 ? word : word.as(text(), word.literal());
    }
}
