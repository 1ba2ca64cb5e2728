package dev.undebug.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes out the long texts of cases: a line {@code %%200 a%d = %D} becomes 200 lines, with {@code %d} for the number of
 * each, from 0, and {@code %D} for the next one.
 */
public final class RepeatedLines {
    private static final Pattern REPEATED = Pattern.compile("(?m)^%%(\\d+) (.*\\n)");

    private RepeatedLines() {}

    public static String writtenOut(String text) {
        return REPEATED.matcher(text)
                .replaceAll(line -> Matcher.quoteReplacement(IntStream.range(0, Integer.parseInt(line.group(1)))
                        .mapToObj(i -> line.group(2).replace("%d", "" + i).replace("%D", "" + (i + 1)))
                        .collect(Collectors.joining())));
    }
}
