package dev.undebug.demo.page;

import java.util.Locale;

/** The pull request's tabs. */
enum Tab {
    CONVERSATION(Icon.SPEECH, "Conversation", ""),
    CHECKS(Icon.CHECK, "Checks", "/checks"),
    FILES(Icon.FILE, "Files changed", "/files");

    private final Icon icon;
    private final String title;
    private final String suffix;

    Tab(Icon icon, String title, String suffix) {
        this.icon = icon;
        this.title = title;
        this.suffix = suffix;
    }

    Icon icon() {
        return icon;
    }

    String title() {
        return title;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the part of the path after the pull request. */
    String suffix() {
        return suffix;
    }

    /** Returns the tab with an id; the conversation for any other text. */
    static Tab of(String id) {
        for (Tab tab : values()) {
            if (tab.id().equals(id)) {
                return tab;
            }
        }
        return CONVERSATION;
    }
}
