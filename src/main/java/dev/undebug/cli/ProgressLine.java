package dev.undebug.cli;

import dev.undebug.service.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** One line on a terminal with the current step of a long scan: rewritten in place, erased in the end. */
final class ProgressLine implements Progress {
    /** The time that a scan may take without a word. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The columns of the narrowest usual terminal, without the last one. */
    static final int WIDTH = 79;

    // On a narrower terminal the line is cut at the margin: of a wrapped line, only the last row could be erased.
    private static final String BEGIN = "\r\033[?7l";
    private static final String END = "\033[K\033[?7h";
    private static final String ERASED = "\r\033[K";

    private final PrintWriter out;
    private final BooleanSupplier isTerminal;
    private final InstantSource clock;
    private final Instant begin;
    private String current = "";
    private String shown = "";
    private boolean silent;

    /** @param isTerminal tells whether the output is a terminal; asked once, and only if the scan takes long */
    ProgressLine(PrintWriter out, BooleanSupplier isTerminal, InstantSource clock) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.begin = clock.instant();
    }

    @Override
    public void begins(Step step) {
        show(words(step));
    }

    /** Returns a listener for the scan of the base. */
    Progress ofBase() {
        return step -> show("base: " + words(step));
    }

    private synchronized void show(String text) {
        String printable = Printable.of(text);
        int most = Math.min(printable.length(), WIDTH);
        current = printable.substring(0, most);
        refresh();
    }

    /** Shows the current step if it is time. A step that takes long cannot do that itself. */
    synchronized void refresh() {
        if (silent || current.equals(shown) || clock.instant().isBefore(begin.plus(PATIENCE))) {
            return;
        }
        if (shown.isEmpty() && !isTerminal.getAsBoolean()) {
            silent = true;
            return;
        }
        write(BEGIN + current + END);
        shown = current;
    }

    /** Erases the line and shows nothing more. */
    synchronized void erase() {
        silent = true;
        if (!shown.isEmpty()) {
            write(ERASED);
            shown = "";
        }
    }

    private void write(String text) {
        out.print(text);
        out.flush();
    }

    private static String words(Step step) {
        if (step instanceof Judging judging) {
            return "judging program %s of %s, %s".formatted(judging.number(), judging.total(), judging.program());
        }
        if (step instanceof Proving proving) {
            return "proving fix %s of %s".formatted(proving.number(), proving.total());
        }
        return "reading %s files".formatted(((Reading) step).files());
    }
}
