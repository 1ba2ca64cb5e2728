package dev.undebug.read.text;

import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A command that gives files other contents, or removes them: {@code cp}, {@code mv}, {@code ln}, {@code install},
 * {@code rsync}, {@code rm}, {@code tee}, {@code sponge}, {@code truncate}, {@code dd}.
 */
public final class PlacedFiles {
    private static final String RSYNC = "rsync";
    private static final String TRUNCATE = "truncate";

    private static final Set<String> COPIES = Set.of("cp", "mv", "ln", "install", RSYNC);

    private static final Set<String> WRITING = Set.of("tee", "sponge", TRUNCATE, "dd");

    /** Options that take the next word. */
    private static final Map<String, Set<String>> WITH_VALUE = Map.of(
            RSYNC,
            Set.of(
                    "-e",
                    "--rsh",
                    "-f",
                    "--filter",
                    "--exclude",
                    "--include",
                    "--exclude-from",
                    "--include-from",
                    "--files-from",
                    "--chmod",
                    "--chown"),
            "install",
            Set.of("-m", "--mode", "-o", "--owner", "-g", "--group", "-S", "--suffix"),
            "cp",
            Set.of("-S", "--suffix"),
            "mv",
            Set.of("-S", "--suffix"),
            "ln",
            Set.of("-S", "--suffix"),
            TRUNCATE,
            Set.of("-s", "--size", "-r", "--reference"));

    /** The options for the name of what is fetched. */
    private static final Map<String, Pattern> FETCHING = Map.of(
            "curl", Pattern.compile("-[a-zA-Z#]*?o(.*)|--output(?:=(.*))?+"),
            "wget", Pattern.compile("-[a-zA-Z]*?O(.*)|--output-document(?:=(.*))?+"));

    /** The file that {@code dd} writes. */
    private static final String OUTPUT = "of=";

    private static final Set<String> REMOVING = Set.of("rm", "unlink", "shred");

    private static final Set<String> KEEPING = Set.of("-n", "--no-clobber", "--update=none");
    private static final Set<String> FOLDERS = Set.of("-d", "--directory");

    private static final Pattern REMOTE = Pattern.compile("[^/:]*+:");

    private PlacedFiles() {}

    /**
     * A file that may get other contents.
     *
     * @param path as written
     * @param from what comes there, as written; {@code ""} if no other file does
     * @param keeps whether a file that is there stays as it is
     */
    public record Placed(String path, String from, boolean keeps) {
        /** Returns whether a file keeps its name: then it may be the same one, brought to where it runs. */
        public boolean keepsName() {
            return ContainerPath.program(path).equals(ContainerPath.program(from));
        }
    }

    /**
     * Reads the words of a program.
     *
     * @param program its name without a folder
     * @param words the words after it
     */
    public static List<Placed> of(String program, List<String> words) {
        if (COPIES.contains(program)) {
            return copied(program, words);
        }
        Stream<String> changed =
                switch (program) {
                    case "tee", "sponge" -> plain(words);
                    case TRUNCATE -> operands(program, words);
                    case "dd" ->
                        words.stream()
                                .filter(word -> word.startsWith(OUTPUT))
                                .map(word -> word.substring(OUTPUT.length()));
                    default -> isRemoving(program) ? plain(words) : Stream.empty();
                };
        return changed.map(path -> new Placed(path, "", false)).toList();
    }

    /** Returns whether this tells what a program does to the files that it is given. */
    static boolean isKnown(String program) {
        return COPIES.contains(program) || WRITING.contains(program) || isRemoving(program) || isFetching(program);
    }

    /** Returns whether a program removes the files that it is given. */
    public static boolean isRemoving(String program) {
        return REMOVING.contains(program);
    }

    private static Stream<String> plain(List<String> words) {
        return words.stream().filter(word -> !word.startsWith("-"));
    }

    private static Stream<String> operands(String program, List<String> words) {
        Set<String> valued = WITH_VALUE.getOrDefault(program, Set.of());
        return IntStream.range(0, words.size())
                .filter(i -> !words.get(i).startsWith("-") && (i == 0 || !valued.contains(words.get(i - 1))))
                .mapToObj(words::get);
    }

    /** Returns whether a program fetches files from elsewhere. */
    public static boolean isFetching(String program) {
        return FETCHING.containsKey(program);
    }

    /**
     * Returns the file that a program fetches, as far as its words name one.
     *
     * @param program its name without a folder
     * @param words the words after it
     */
    public static Optional<String> fetched(String program, List<String> words) {
        Pattern output = FETCHING.get(program);
        for (int i = 0; output != null && i < words.size(); i++) {
            Matcher option = output.matcher(words.get(i));
            if (option.matches()) {
                String joined = Stream.of(1, 2)
                        .flatMap(group -> Stream.ofNullable(option.group(group)))
                        .findFirst()
                        .orElse("");
                boolean apart = joined.isEmpty() && i + 1 < words.size();
                return Optional.of(apart ? words.get(i + 1) : joined).filter(path -> !path.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static List<Placed> copied(String program, List<String> words) {
        List<String> operands = new ArrayList<>();
        String folder = "";
        boolean keeps = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (FOLDERS.contains(word) && !program.equals("cp")) {
                return List.of();
            }
            keeps |= KEEPING.contains(word) && !program.equals("ln");
            if (word.startsWith("--target-directory=")) {
                folder = word.substring(word.indexOf('=') + 1);
            } else if (word.equals("-t") && i + 1 < words.size()) {
                folder = words.get(++i);
            } else if (WITH_VALUE.getOrDefault(program, Set.of()).contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
        if (!folder.isEmpty()) {
            return inFolder(folder, operands, keeps);
        }
        if (operands.size() < 2) {
            return List.of();
        }
        String target = operands.remove(operands.size() - 1);
        if (program.equals(RSYNC)
                && Stream.concat(operands.stream(), Stream.of(target)).anyMatch(PlacedFiles::isRemote)) {
            return List.of();
        }
        // Often only the file system knows whether it is a folder; a file and a folder of one name cannot both matter.
        Stream<Placed> itself = operands.size() == 1
                        && !ContainerPath.of("/").destination(target).endsWith("/")
                ? Stream.of(new Placed(target, operands.get(0), keeps))
                : Stream.empty();
        return Stream.concat(itself, inFolder(target, operands, keeps).stream()).toList();
    }

    /** Returns whether a path is one of another machine: {@code user@host:/srv}. */
    private static boolean isRemote(String operand) {
        return REMOTE.matcher(operand).lookingAt();
    }

    private static List<Placed> inFolder(String folder, List<String> sources, boolean keeps) {
        return sources.stream()
                .map(source -> new Placed(
                        (folder.endsWith("/") ? folder : folder + "/") + ContainerPath.program(source), source, keeps))
                .toList();
    }
}
