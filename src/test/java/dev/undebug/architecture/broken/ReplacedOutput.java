package dev.undebug.architecture.broken;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Breaks the rule of {@code OneProcessTest}. */
final class ReplacedOutput {
    private ReplacedOutput() {}

    static String printedBy(Runnable program) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        program.run();
        return out.toString(StandardCharsets.UTF_8);
    }
}
