package dev.undebug.demo.github;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a fenced block marked {@code suggestion}.
 *
 * @param lines without line ends; empty to delete the commented lines
 */
public record SuggestionBlock(List<String> lines) {
    private static final Pattern OPENING = Pattern.compile("^( {0,3})(`{3,}|~{3,})\\s*suggestion\\b[^`]*$");

    public SuggestionBlock {
        lines = List.copyOf(lines);
    }

    /** Returns the suggestions of a comment in order. */
    public static List<SuggestionBlock> in(String body) {
        List<SuggestionBlock> found = new ArrayList<>();
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher opening = OPENING.matcher(lines.get(i));
            if (opening.matches()) {
                int end = end(lines, i + 1, opening.group(2));
                int indent = opening.group(1).length();
                found.add(new SuggestionBlock(lines.subList(i + 1, end).stream()
                        .map(line -> unindent(line, indent))
                        .toList()));
                i = end;
            }
        }
        return found;
    }

    private static int end(List<String> lines, int from, String fence) {
        Pattern closing =
                Pattern.compile("^ {0,3}" + Pattern.quote(fence.substring(0, 1)) + "{" + fence.length() + ",}\\s*$");
        for (int i = from; i < lines.size(); i++) {
            if (closing.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return lines.size();
    }

    private static String unindent(String line, int most) {
        int spaces = 0;
        while (spaces < most && spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return line.substring(spaces);
    }
}
