package dev.undebug.service.verdict;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.source.Place;

/**
 * An option of the {@code flask} command.
 *
 * @param owner the unit that runs it
 */
public record CommandOption(Command command, Word word, String owner) implements Switch {
    @Override
    public Place place() {
        return command.placeOf(word);
    }

    @Override
    public String subject() {
        return owner + " " + word.text();
    }

    @Override
    public boolean turnsDebugOn() {
        return true;
    }
}
