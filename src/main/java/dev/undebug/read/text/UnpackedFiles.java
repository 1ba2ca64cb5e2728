package dev.undebug.read.text;

import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command that brings files from an archive or from another commit: {@code tar xf conf.tar -C conf}, {@code unzip conf.zip},
 * {@code git checkout release -- settings.json}.
 *
 * @param archive as written; empty if it is read from elsewhere
 * @param paths the files as written; with a slash at its end, a folder in which any file may change
 */
public record UnpackedFiles(String archive, List<String> paths) {
    private static final Pattern EXTRACTS = Pattern.compile("-?[a-zA-Z]*x[a-zA-Z]*|--extract|--get");

    private static final Pattern PACKS = Pattern.compile("-?[a-zA-Z]*c[a-zA-Z]*f");

    /** Options of tar in one word that take the next one, at the end of the word. */
    private static final Pattern ARCHIVE = Pattern.compile("-?[a-zA-Z]*f|--file");

    private static final Set<String> FOLDER = Set.of("-C", "--directory", "--cd");
    private static final Set<String> UNZIP_VALUE = Set.of("-x", "-P");

    /** Options of {@code git checkout} with which it makes a branch. */
    private static final Set<String> BRANCHES = Set.of("-b", "-B", "--orphan", "-t", "--track", "--detach");

    private static final Set<String> SOURCE = Set.of("-s", "--source");

    /** Names of the commit that is built, or of the branch that it will be on. */
    private static final Pattern OWN =
            Pattern.compile("(?:origin/)?(?:HEAD|@|main|master)|.*(?i:sha|github\\.ref|CI_COMMIT).*");

    public UnpackedFiles {
        paths = List.copyOf(paths);
    }

    /**
     * Reads the words of a program.
     *
     * @param program its name without a folder
     * @param words the words after it
     */
    public static Optional<UnpackedFiles> of(String program, List<String> words) {
        return switch (program) {
            case "tar", "bsdtar", "gtar" -> tar(words);
            case "unzip" -> unzip(words);
            case "git" -> git(words);
            default -> Optional.empty();
        };
    }

    /** Returns the archive that a program makes of files in its folder and below: {@code tar czf shop.tgz .} */
    public static Optional<String> packed(String program, List<String> words) {
        return switch (program) {
            case "tar", "bsdtar", "gtar" ->
                words.isEmpty()
                                || !PACKS.matcher(words.get(0)).matches()
                                || words.stream().anyMatch(FOLDER::contains)
                        ? Optional.empty()
                        : words.stream()
                                .skip(1)
                                .filter(word -> !word.startsWith("-"))
                                .findFirst();
            case "zip" -> words.stream().filter(word -> !word.startsWith("-")).findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<UnpackedFiles> tar(List<String> words) {
        if (words.isEmpty()
                || (!EXTRACTS.matcher(words.get(0)).matches()
                        && words.stream()
                                .noneMatch(word -> word.startsWith("-")
                                        && EXTRACTS.matcher(word).matches()))) {
            return Optional.empty();
        }
        String folder = ".";
        String archive = "";
        List<String> members = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean option = i == 0 || word.startsWith("-");
            boolean hasNext = i + 1 < words.size();
            if (hasNext && FOLDER.contains(word)) {
                folder = words.get(++i);
            } else if (word.startsWith("--directory=")) {
                folder = word.substring(word.indexOf('=') + 1);
            } else if (word.startsWith("--file=")) {
                archive = word.substring(word.indexOf('=') + 1);
            } else if (hasNext && option && ARCHIVE.matcher(word).matches()) {
                archive = words.get(++i);
            } else if (!option) {
                members.add(word);
            }
        }
        return Optional.of(new UnpackedFiles(archive.equals("-") ? "" : archive, in(folder, members)));
    }

    private static Optional<UnpackedFiles> unzip(List<String> words) {
        String folder = ".";
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-l") || word.equals("-p") || word.equals("-t")) {
                return Optional.empty();
            } else if (word.equals("-d") && i + 1 < words.size()) {
                folder = words.get(++i);
            } else if (UNZIP_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
        return operands.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnpackedFiles(operands.get(0), in(folder, operands.subList(1, operands.size()))));
    }

    private static List<String> in(String folder, List<String> members) {
        String start = folder.endsWith("/") ? folder : folder + "/";
        return members.isEmpty()
                ? List.of(start)
                : members.stream().map(member -> start + member).toList();
    }

    private static Optional<UnpackedFiles> git(List<String> words) {
        int at = words.size() > 2 && words.get(0).equals("-C") ? 2 : 0;
        String folder = at == 0 ? "" : words.get(1) + "/";
        if (at >= words.size()) {
            return Optional.empty();
        }
        List<String> rest = words.subList(at + 1, words.size());
        Optional<UnpackedFiles> found =
                switch (words.get(at)) {
                    case "checkout" -> checkout(rest);
                    case "restore" -> restore(rest);
                    default -> Optional.empty();
                };
        return found.map(one -> new UnpackedFiles(
                one.archive, one.paths.stream().map(path -> folder + path).toList()));
    }

    private static Optional<UnpackedFiles> checkout(List<String> words) {
        if (words.stream().anyMatch(BRANCHES::contains)) {
            return Optional.empty();
        }
        List<String> operands =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        boolean named = operands.size() > 1 && words.indexOf("--") != 0;
        return named && !OWN.matcher(operands.get(0)).matches()
                ? Optional.of(new UnpackedFiles(operands.get(0), either(operands.subList(1, operands.size()))))
                : Optional.empty();
    }

    private static Optional<UnpackedFiles> restore(List<String> words) {
        String commit = "HEAD";
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (SOURCE.contains(word) && i + 1 < words.size()) {
                commit = words.get(++i);
            } else if (word.startsWith("--source=")) {
                commit = word.substring(word.indexOf('=') + 1);
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
        return OWN.matcher(commit).matches()
                ? Optional.empty()
                : Optional.of(new UnpackedFiles(commit, either(operands)));
    }

    /** Only the repository shows whether a path is that of a file or of a folder. */
    private static List<String> either(List<String> paths) {
        List<String> both = new ArrayList<>();
        for (String path : paths) {
            both.add(path);
            both.add(ContainerPath.of(path).text().endsWith("/") || path.endsWith("/") ? path : path + "/");
        }
        return both;
    }
}
