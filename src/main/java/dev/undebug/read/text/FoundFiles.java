package dev.undebug.read.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that {@code find} hands to a command, or removes: {@code find . -name "*.cfg" -delete}, {@code find . -exec rm {} +}.
 *
 * @param paths the files as patterns, with {@code **} for any folders; with a slash at its end, a folder in which it may be any
 *     file
 * @param certain whether it is all the files of these names
 * @param action the words of the command, with {@code {}} for the files; {@code rm {}} for {@code -delete}; empty if
 *     {@code find} only names them
 */
public record FoundFiles(List<String> paths, boolean certain, List<String> action) {
    private static final Set<String> NAMES = Set.of("-name", "-iname");
    private static final Set<String> WHOLE = Set.of("-path", "-ipath", "-wholename", "-iwholename");
    private static final Set<String> NEGATIONS = Set.of("!", "-not");
    private static final Set<String> ACTIONS = Set.of("-exec", "-execdir", "-ok", "-okdir");

    /** Words that leave it all files of a name. */
    private static final Set<String> PLAIN = Set.of("-depth", "-print", "-print0", "-delete", "-type", "f");

    /** The tests with which only empty files and folders are found: to remove them changes little. */
    private static final String EMPTY = "-empty";

    /** Options before the folders. */
    private static final Pattern OPTION = Pattern.compile("-[HLPD]|-O\\d?+");

    /** The word of a command in whose place the files come. */
    public static final String EACH = "{}";

    /** No file. */
    public static final FoundFiles NONE = new FoundFiles(List.of(), false, List.of());

    /** Any file of the folder in which the command runs. */
    public static final FoundFiles ANY = new FoundFiles(List.of("./"), false, List.of());

    private static final List<String> REMOVES = List.of("rm", EACH);

    public FoundFiles {
        paths = List.copyOf(paths);
        action = List.copyOf(action);
    }

    /** Reads the words after {@code find}. */
    public static Optional<FoundFiles> of(List<String> words) {
        int at = 0;
        while (at < words.size() && OPTION.matcher(words.get(at)).matches()) {
            at++;
        }
        List<String> folders = new ArrayList<>();
        while (at < words.size() && !words.get(at).startsWith("-") && !isOperator(words.get(at))) {
            folders.add(words.get(at++));
        }
        List<String> tests = words.subList(at, words.size());
        if (tests.contains(EMPTY)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        List<String> action = tests.contains("-delete") ? REMOVES : List.of();
        boolean certain = true;
        for (int i = 0; i < tests.size(); i++) {
            String word = tests.get(i);
            boolean has = i + 1 < tests.size();
            if (ACTIONS.contains(word)) {
                int end = i + 1;
                while (end < tests.size()
                        && !tests.get(end).equals(";")
                        && !tests.get(end).equals("+")) {
                    end++;
                }
                action = tests.subList(i + 1, end);
                i = end;
            } else if (has && (NAMES.contains(word) || WHOLE.contains(word))) {
                boolean negated = i > 0 && NEGATIONS.contains(tests.get(i - 1));
                certain &= !negated && word.equals("-name") && names.isEmpty();
                i++;
                if (!negated) {
                    names.add(WHOLE.contains(word) ? "" : "**/" + tests.get(i));
                }
            } else {
                certain &= PLAIN.contains(word);
            }
        }
        boolean any = names.isEmpty() || names.contains("");
        List<String> paths = (folders.isEmpty() ? List.of(".") : folders)
                .stream()
                        .flatMap(folder ->
                                any ? Stream.of(folder + "/") : names.stream().map(name -> folder + "/" + name))
                        .toList();
        return Optional.of(new FoundFiles(paths, certain && !any, action));
    }

    private static boolean isOperator(String word) {
        return word.equals("!") || word.equals("(");
    }
}
