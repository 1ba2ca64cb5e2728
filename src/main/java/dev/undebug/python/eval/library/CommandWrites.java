package dev.undebug.python.eval.library;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.ReadingPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a command may write which a program runs: {@code sed -i s/a/b/ settings.json}. */
final class CommandWrites {
    private static final Set<String> COPYING = Set.of("cp", "install", "ln", "rsync");
    /** Programs that write to files with an option alone. */
    private static final Set<String> IN_PLACE = Set.of("sed", "perl", "ruby");

    private static final Pattern EDITS = Pattern.compile("-[a-zA-Z0]*i.*|--in-place.*");
    private static final Set<String> BEFORE = Set.of("sudo", "env", "exec", "nohup", "time", "command");
    /** An end of a command, a redirection, or a word with its quotes. */
    private static final Pattern PART = Pattern.compile(
            "([;|&\\n]++)|>{1,2}\\|?\\s{0,9}([^\\s;|&<>'\"]++)|((?:'[^']*+'|\"[^\"]*+\"|[^\\s;|&<>'\"]++)++)|.");

    private static final int LONGEST = 4_000;
    private static final int MOST = 100;

    private CommandWrites() {}

    /**
     * Returns the words that may be paths of such files.
     *
     * @param words those of the command; one text for a shell
     */
    static List<String> paths(List<String> words, boolean shell) {
        return shell
                ? words.stream().limit(1).flatMap(CommandWrites::inShell).toList()
                : written(words).toList();
    }

    private static Stream<String> inShell(String text) {
        List<String> written = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher part = PART.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
        while (part.find()) {
            if (part.group(1) != null) {
                written(words).forEach(written::add);
                words.clear();
            } else if (part.group(2) != null) {
                written.add(part.group(2));
            } else if (part.group(3) != null) {
                words.add(part.group(3).replaceAll("['\"]", ""));
            }
        }
        written(words).forEach(written::add);
        return written.stream();
    }

    private static Stream<String> written(List<String> words) {
        int first = 0;
        while (first < words.size()
                && (BEFORE.contains(words.get(first)) || words.get(first).contains("="))) {
            first++;
        }
        if (first >= words.size()) {
            return Stream.empty();
        }
        String program = ContainerPath.program(words.get(first));
        List<String> files = words.subList(first + 1, words.size()).stream()
                .filter(word -> !word.isEmpty() && !word.startsWith("-"))
                .limit(MOST)
                .toList();
        if (IN_PLACE.contains(program)) {
            return words.stream().anyMatch(word -> EDITS.matcher(word).matches()) ? files.stream() : Stream.empty();
        }
        if (program.isEmpty() || ReadingPrograms.is(program)) {
            return Stream.empty();
        }
        if (!COPYING.contains(program)) {
            return files.stream();
        }
        // It may name a folder, where the copy keeps its name.
        return files.size() < 2
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(files.get(files.size() - 1)),
                        files.stream()
                                .limit(files.size() - 1L)
                                .map(file ->
                                        ContainerPath.join(files.get(files.size() - 1), ContainerPath.program(file))));
    }
}
