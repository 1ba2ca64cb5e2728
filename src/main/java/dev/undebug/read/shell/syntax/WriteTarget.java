package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file to which a command writes: that of a redirection, or of {@code tee}.
 *
 * @param word its path as written
 * @param appends whether the file keeps what it has
 * @param tee whether the command writes what it reads
 */
public record WriteTarget(MappedText word, boolean appends, boolean tee) {
    private static final String APPENDING = ">>";
    private static final Set<String> WRITING = Set.of(">", APPENDING, ">|");
    private static final String TEE = "tee";
    private static final Set<String> TEE_APPENDING = Set.of("-a", "--append");

    /** Returns the first file to which a command writes; empty if there is none. */
    public static Optional<WriteTarget> of(ShellNode.Simple simple) {
        for (ShellNode.Redirection redirection : simple.redirections()) {
            boolean writes = WRITING.contains(redirection.operator());
            if (writes && !redirection.target().text().equals("/dev/null")) {
                return Optional.of(new WriteTarget(
                        redirection.target(), redirection.operator().equals(APPENDING), false));
            }
        }
        return ofTee(simple.words());
    }

    private static Optional<WriteTarget> ofTee(List<MappedText> words) {
        List<String> texts = words.stream().map(MappedText::text).toList();
        int tee = texts.indexOf(TEE);
        boolean appends = texts.subList(tee + 1, texts.size()).stream().anyMatch(TEE_APPENDING::contains);
        return tee < 0
                ? Optional.empty()
                : words.subList(tee + 1, words.size()).stream()
                        .filter(word -> !word.text().startsWith("-"))
                        .findFirst()
                        .map(word -> new WriteTarget(word, appends, true));
    }

    /** Returns the path without its quotes. */
    public String path() {
        return word.text().replace("\"", "").replace("'", "");
    }
}
