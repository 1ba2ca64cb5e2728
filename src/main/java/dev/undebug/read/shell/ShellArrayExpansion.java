package dev.undebug.read.shell;

import java.util.List;
import java.util.Optional;

/** Expands an array: {@code "${NAME[@]}"}, {@code ${NAME[0]}}, {@code ${#NAME[@]}}. */
final class ShellArrayExpansion {
    private final ShellParameterExpansion expansion;
    private final ShellExpansion word;

    ShellArrayExpansion(ShellParameterExpansion expansion, ShellExpansion word) {
        this.expansion = expansion;
        this.word = word;
    }

    /**
     * Expands elements.
     *
     * @param bracket the index of the bracket after the name
     * @param end the index after the operator and its word
     */
    void elements(String name, int bracket, int end) {
        String rest = word.in.text().substring(bracket, end);
        Optional<List<ShellField>> array = word.state.arrays.find(name);
        if (array.isEmpty()) {
            expansion.unknown();
        } else if (isWhole(rest)) {
            whole(array.get(), rest.charAt(1) == '*', bracket + 3, end);
        } else if (rest.matches("\\[\\d{1,3}]")) {
            element(array.get(), Integer.parseInt(rest.substring(1, rest.length() - 1)));
        } else {
            expansion.unknown();
        }
    }

    private static boolean isWhole(String rest) {
        return rest.startsWith("[@]") || rest.startsWith("[*]");
    }

    private void whole(List<ShellField> all, boolean joins, int operator, int end) {
        String rest = word.in.text().substring(operator, end);
        int kind = rest.startsWith(":") ? 1 : 0;
        if (rest.isEmpty()) {
            list(all, joins);
        } else if (rest.matches(":\\d{1,3}")) {
            list(all.subList(Math.min(all.size(), Integer.parseInt(rest.substring(1))), all.size()), joins);
        } else if (rest.startsWith("+", kind) && isCounted(all)) {
            if (!all.isEmpty()) {
                expansion.nested(operator + kind + 1, end);
            }
        } else if (rest.startsWith("-", kind) && isCounted(all)) {
            if (all.isEmpty()) {
                expansion.nested(operator + kind + 1, end);
            } else {
                list(all, joins);
            }
        } else {
            expansion.unknown();
        }
    }

    private void list(List<ShellField> words, boolean joins) {
        if (joins) {
            expansion.joined(words);
        } else {
            expansion.list(words);
        }
    }

    private void element(List<ShellField> all, int index) {
        int many = 0;
        while (many < all.size() && !all.get(many).many()) {
            many++;
        }
        if (index < many) {
            expansion.list(List.of(all.get(index)));
        } else if (many < all.size()) {
            expansion.unknown();
        }
    }

    /** Adds the number of elements. */
    void count(String text) {
        int bracket = text.indexOf('[');
        Optional<List<ShellField>> array = bracket > 0 && isWhole(text.substring(bracket))
                ? word.state.arrays.find(text.substring(0, bracket)).filter(ShellArrayExpansion::isCounted)
                : Optional.empty();
        array.ifPresentOrElse(all -> expansion.append(String.valueOf(all.size())), expansion::unknown);
    }

    private static boolean isCounted(List<ShellField> all) {
        return all.stream().noneMatch(ShellField::many);
    }
}
