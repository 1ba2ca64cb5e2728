package dev.undebug.source;

import java.util.List;
import java.util.Random;

/** Paths as nobody in his senses writes them. */
final class PathTexts {
    private static final List<String> PARTS = List.of("", ".", "..", "...", "a", ".b", "c.", "..d", "é");

    private PathTexts() {}

    static String any(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size()))).append(random.nextInt(5) == 0 && i == 1 ? "" : "/");
        }
        return text.toString();
    }
}
