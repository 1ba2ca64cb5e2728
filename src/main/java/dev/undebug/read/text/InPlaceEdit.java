package dev.undebug.read.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that edits files in place: {@code sed -i}, {@code perl -pi}.
 *
 * @param scripts its programs
 * @param paths the files as written
 */
public record InPlaceEdit(List<String> scripts, List<String> paths) {
    private static final Pattern SED = Pattern.compile("-[nErsuz]*i.*|--in-place(?:=.*)?");
    private static final Pattern PERL = Pattern.compile("-[a-z0]*i[a-z.0~]*");

    public InPlaceEdit {
        scripts = List.copyOf(scripts);
        paths = List.copyOf(paths);
    }

    /**
     * Reads the words of a program: its scripts, and then the files.
     *
     * @param program its name without a folder
     * @param words the words after it
     */
    public static Optional<InPlaceEdit> of(String program, List<String> words) {
        return switch (program) {
            case "sed" -> read(words, SED);
            case "perl" -> read(words, PERL);
            default -> Optional.empty();
        };
    }

    private static Optional<InPlaceEdit> read(List<String> words, Pattern inPlace) {
        List<String> scripts = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        boolean edits = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            edits |= inPlace.matcher(word).matches();
            if (isScriptOption(word) && i + 1 < words.size()) {
                scripts.add(words.get(++i));
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
        if (scripts.isEmpty() && !operands.isEmpty()) {
            scripts.add(operands.remove(0));
        }
        return edits ? Optional.of(new InPlaceEdit(scripts, operands)) : Optional.empty();
    }

    private static boolean isScriptOption(String word) {
        return word.equals("--expression") || (word.startsWith("-") && !word.startsWith("--") && word.endsWith("e"));
    }
}
