package dev.undebug.review.draft;

import dev.undebug.pull.CheckDraft.Button;
import java.util.List;

/**
 * The ways to commit a fix with a click.
 *
 * @param buttons of the check
 * @param suggestions whether a comment has a suggestion
 */
public record Offered(List<Button> buttons, boolean suggestions) {
    public static final Offered NOTHING = new Offered(List.of(), false);

    public Offered {
        buttons = List.copyOf(buttons);
    }

    boolean fixAll() {
        return buttons.contains(Button.FIX_ALL);
    }
}
