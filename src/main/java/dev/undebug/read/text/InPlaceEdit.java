package dev.undebug.read.text;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.ReadingPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command that edits files in place: {@code sed -i}, {@code perl -pi}, {@code patch}, {@code git apply}, {@code yq -i}, and programs that are not
 * known to leave the files alone that they are given: {@code ed}.
 *
 * @param scripts its programs; none for a patch, which may give a file any contents
 * @param paths the files as written; with a slash at its end, a folder in which any file may change
 */
public record InPlaceEdit(List<String> scripts, List<String> paths) {
    private static final Set<String> EDITORS = Set.of("sed", "perl", "patch", "git", "yq", "crudini", "awk", "gawk");

    /** {@code COPY} of a Dockerfile. */
    private static final Pattern INSTRUCTION = Pattern.compile("[A-Z]+");

    private static final Pattern SED = Pattern.compile("-[nErsuz]*i.*|--in-place(?:=.*)?");
    /** Options of {@code patch} and {@code git apply} with which they change nothing. */
    private static final Set<String> ONLY_LOOKING =
            Set.of("--dry-run", "--check", "--stat", "--numstat", "--summary", "--help", "--version");

    private static final Set<String> PATCH_FOLDER = Set.of("-d", "--directory");
    private static final Set<String> PATCH_VALUE =
            Set.of("-i", "--input", "-p", "--strip", "-o", "-r", "-F", "-z", "-B", "-Y");

    private static final Set<String> IN_PLACE = Set.of("-i", "--inplace", "--in-place", "-yi");
    private static final Set<String> SET_INI = Set.of("--set", "--del", "--merge");

    /** The name of a file with an ending, with no scheme of a URL in front. */
    private static final Pattern FILE = Pattern.compile("[\\w./~*$@{}-]*\\.\\w{1,10}|\\$\\{?\\w+\\}?");

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
            case "patch" -> patch(words);
            case "git" -> apply(words);
            case "yq", "crudini" -> settings(program, words);
            case "awk", "gawk" -> inPlaceAwk(words);
            default -> ReadingPrograms.is(program) || PlacedFiles.isKnown(program) ? Optional.empty() : unknown(words);
        };
    }

    /** Returns whether a command is of a program of which it is not known whether it writes to the files that it is given. */
    public static boolean isPossible(String command) {
        List<String> words = List.of(command.strip().split("\\s+"));
        int at = words.get(0).equals("sudo") && words.size() > 1 ? 1 : 0;
        String program = ContainerPath.program(words.get(at));
        return command.indexOf('>') < 0
                && !INSTRUCTION.matcher(program).matches()
                && !EDITORS.contains(program)
                && of(program, words.subList(at + 1, words.size())).isPresent();
    }

    /** GNU awk edits files in place with an extension of its own. */
    private static Optional<InPlaceEdit> inPlaceAwk(List<String> words) {
        return words.contains("inplace") || words.contains("--include=inplace") ? unknown(words) : Optional.empty();
    }

    /** A program that is not known may write to any file that it is given: {@code ed settings.json}. */
    private static Optional<InPlaceEdit> unknown(List<String> words) {
        List<String> files =
                words.stream().filter(word -> FILE.matcher(word).matches()).toList();
        return files.isEmpty() ? Optional.empty() : Optional.of(new InPlaceEdit(List.of(), files));
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

    /**
     * A patch names its files itself. Also where the command names one, it is only said that it may change: a patch that leaves a
     * switch as it is must not excuse it.
     */
    private static Optional<InPlaceEdit> patch(List<String> words) {
        String folder = ".";
        Optional<String> file = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean hasNext = i + 1 < words.size();
            if (ONLY_LOOKING.contains(word)) {
                return Optional.empty();
            } else if (hasNext && PATCH_FOLDER.contains(word)) {
                folder = words.get(++i);
            } else if (word.startsWith("--directory=")) {
                folder = word.substring(word.indexOf('=') + 1);
            } else if (hasNext && PATCH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-") && file.isEmpty()) {
                file = Optional.of(word);
            }
        }
        String path = file.orElse("");
        String below = ContainerPath.dirname(path);
        return Optional.of(edit(folder + "/" + (below.isEmpty() ? "" : below + "/")));
    }

    private static Optional<InPlaceEdit> apply(List<String> words) {
        int at = words.indexOf("apply");
        boolean isGiven = at == 0 || (at == 2 && words.get(0).equals("-C"));
        if (!isGiven || words.stream().anyMatch(ONLY_LOOKING::contains)) {
            return Optional.empty();
        }
        return Optional.of(edit((at == 0 ? "." : words.get(1)) + "/"));
    }

    private static InPlaceEdit edit(String path) {
        return new InPlaceEdit(List.of(), List.of(path));
    }

    /** Programs for settings: {@code yq -i .debug=false config.yml}, {@code crudini --set app.ini main debug 0}. */
    private static Optional<InPlaceEdit> settings(String program, List<String> words) {
        List<String> operands =
                words.stream().filter(word -> !word.startsWith("-")).toList();
        boolean ini = program.equals("crudini");
        boolean edits = words.stream().anyMatch((ini ? SET_INI : IN_PLACE)::contains);
        return edits && !operands.isEmpty()
                ? Optional.of(edit(operands.get(ini ? 0 : operands.size() - 1)))
                : Optional.empty();
    }

    private static boolean isScriptOption(String word) {
        return word.equals("--expression") || (word.startsWith("-") && !word.startsWith("--") && word.endsWith("e"));
    }
}
