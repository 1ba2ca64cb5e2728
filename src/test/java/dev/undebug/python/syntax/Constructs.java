package dev.undebug.python.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table of constructs: code, a line of dashes, its tree, a blank line. */
final class Constructs {
    private static final String TABLE = "/python/constructs.txt";
    private static final String RULE = "----\n";

    private Constructs() {}

    record Construct(String code, String tree) {
        @Override
        public String toString() {
            return code;
        }
    }

    static List<Construct> all() {
        List<Construct> constructs = new ArrayList<>();
        for (String block : text().split("\n\n", -1)) {
            int rule = block.indexOf(RULE);
            constructs.add(new Construct(
                    block.substring(0, rule),
                    block.substring(rule + RULE.length()).strip() + "\n"));
        }
        return constructs;
    }

    private static String text() {
        try (InputStream table = Objects.requireNonNull(Constructs.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
