package dev.undebug.demo.github.git;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a patch and numbers its lines. */
final class HunkParser {
    private static final Pattern HEADER =
            Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*", Pattern.DOTALL);

    private final List<Hunk> hunks = new ArrayList<>();
    private final List<Hunk.Line> lines = new ArrayList<>();
    private String header = "";
    private int left;
    private int right;

    List<Hunk> parse(String patch) {
        for (String line : patch.split("\n", -1)) {
            Matcher start = HEADER.matcher(line);
            if (start.matches()) {
                finish();
                header = line;
                left = Integer.parseInt(start.group(1));
                right = Integer.parseInt(start.group(2));
            } else {
                add(line);
            }
        }
        finish();
        return hunks;
    }

    private void finish() {
        if (!lines.isEmpty()) {
            hunks.add(new Hunk(header, lines));
            lines.clear();
        }
    }

    private void add(String line) {
        // The last line feed is followed by an empty string; a backslash marks a file without a final line end.
        if (line.isEmpty() || line.charAt(0) == '\\') {
            return;
        }
        char sign = line.charAt(0);
        lines.add(new Hunk.Line(
                sign,
                sign == '+' ? OptionalInt.empty() : OptionalInt.of(left++),
                sign == '-' ? OptionalInt.empty() : OptionalInt.of(right++),
                line.substring(1)));
    }
}
