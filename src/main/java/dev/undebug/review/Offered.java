package dev.undebug.review;

import dev.undebug.pull.CheckDraft.Button;
import java.util.List;

/**
 * What can be clicked to have a fix committed.
 *
 * @param buttons of the check
 * @param suggestions whether a comment has a suggestion
 */
record Offered(List<Button> buttons, boolean suggestions) {
    static final Offered NOTHING = new Offered(List.of(), false);

    Offered {
        buttons = List.copyOf(buttons);
    }

    boolean fixAll() {
        return buttons.contains(Button.FIX_ALL);
    }
}
