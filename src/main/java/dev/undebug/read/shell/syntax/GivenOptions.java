package dev.undebug.read.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that {@code getopts} finds among the arguments of a script. */
public final class GivenOptions {
    private static final String END = "--";

    private GivenOptions() {}

    /**
     * An option.
     *
     * @param name its letter, or a question mark or a colon for one that is not right
     * @param argument the index of the argument in which it is
     * @param value its value; empty if it has none
     */
    public record Option(String name, int argument, Optional<String> value) {}

    /**
     * Returns the options.
     *
     * @param letters the letters of the options, a colon behind those with a value; in front, one that has no messages
     */
    public static List<Option> in(List<String> arguments, String letters) {
        List<Option> options = new ArrayList<>();
        int i = 0;
        while (i < arguments.size() && isOption(arguments.get(i))) {
            i = read(arguments, i, letters, options) + 1;
        }
        return options;
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-") && argument.length() > 1 && !argument.equals(END);
    }

    /** Reads the letters of an argument; returns the index of the last argument that belongs to them. */
    private static int read(List<String> arguments, int index, String letters, List<Option> options) {
        boolean quiet = letters.startsWith(":");
        String argument = arguments.get(index);
        for (int i = 1; i < argument.length(); i++) {
            String letter = argument.substring(i, i + 1);
            int known = letter.equals(":") ? -1 : letters.indexOf(letter, quiet ? 1 : 0);
            boolean valued = known >= 0 && letters.startsWith(":", known + 1);
            if (known < 0) {
                options.add(new Option("?", index, Optional.of(letter).filter(wrong -> quiet)));
            } else if (!valued) {
                options.add(new Option(letter, index, Optional.empty()));
            } else if (i + 1 < argument.length()) {
                options.add(new Option(letter, index, Optional.of(argument.substring(i + 1))));
                return index;
            } else if (index + 1 < arguments.size()) {
                options.add(new Option(letter, index + 1, Optional.of(arguments.get(index + 1))));
                return index + 1;
            } else {
                options.add(
                        new Option(quiet ? ":" : "?", index, Optional.of(letter).filter(wrong -> quiet)));
            }
        }
        return index;
    }
}
