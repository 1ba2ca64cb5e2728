package dev.undebug.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with marks: {@code #: rule-id} at the end of a line means exactly this finding, here; {@code #: rule-id low} also
 * names its severity; {@code #: todo rule-id} a known miss. Marks are stripped before the text is scanned.
 *
 * @param text without marks
 */
public record Marks(String text, List<Mark> marks) {
    private static final Pattern MARK =
            Pattern.compile("[ \\t]*#: (todo )?([a-z0-9-]+)(?: ([a-z]+))?(?=[ \\t]*(?:#: .*)?$)");

    /**
     * An expected finding.
     *
     * @param severity empty for any
     */
    public record Mark(int line, String rule, String severity, boolean todo) {}

    public static Marks read(String marked) {
        StringBuilder text = new StringBuilder();
        List<Mark> marks = new ArrayList<>();
        String[] lines = marked.split("(?<=\n)");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            String end = lines[i].substring(line.length());
            int cut = line.length();
            Matcher matcher = MARK.matcher(line);
            while (matcher.find()) {
                cut = Math.min(cut, matcher.start());
                String severity = matcher.group(3) == null ? "" : matcher.group(3);
                marks.add(new Mark(i + 1, matcher.group(2), severity, matcher.group(1) != null));
            }
            text.append(line, 0, cut).append(end);
        }
        return new Marks(text.toString(), marks);
    }
}
