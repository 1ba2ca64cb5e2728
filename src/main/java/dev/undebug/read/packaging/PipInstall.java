package dev.undebug.read.packaging;

import dev.undebug.fact.Command;
import dev.undebug.fact.Requirement;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages on the command line of {@code pip install}. */
public final class PipInstall {
    private static final Pattern PIP = Pattern.compile(
            "(?:\\S*/)?(?:pip[0-9.]*(?:\\.exe)?|uv pip|(?:python[0-9.]*(?:\\.exe)?|py)(?: -\\S+){0,2} -m pip)(?: -\\S+){0,3} install(?: .*)?",
            Pattern.DOTALL);

    /** The most words before the packages. */
    private static final int MAX_WORDS = 9;

    private static final Set<String> FILES = Set.of("-r", "--requirement", "-c", "--constraint");
    private static final Pattern JOINED = Pattern.compile("(?:-[rc]|--(?:requirement|constraint)=)([^-=].*)");

    private static final Pattern PROJECT = Pattern.compile("(\\.{1,2}(?:/[\\w-]+){0,5})/?(?:\\[[^\\]]*\\])?");

    private static final Set<String> EDITABLE = Set.of("-e", "--editable");

    private static final Set<String> VALUED = Set.of(
            "-r",
            "--requirement",
            "-c",
            "--constraint",
            "-e",
            "--editable",
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "-t",
            "--target",
            "--prefix",
            "--trusted-host");

    private PipInstall() {}

    static List<Requirement> requirements(Command command) {
        if (!isInstall(command)) {
            return List.of();
        }
        SourceFile file = command.place().file();
        List<Requirement> requirements = new ArrayList<>();
        List<Word> words = command.words();
        for (int i = indexOfInstall(words) + 1; i < words.size(); i++) {
            Word word = words.get(i);
            if (VALUED.contains(word.text())) {
                i++;
            } else if (word.literal()
                    && !word.text().startsWith("-")
                    && !word.text().contains("/")) {
                RequirementLine.read(file, MappedText.at(word.text(), word.span()))
                        .ifPresent(requirements::add);
            }
        }
        return requirements;
    }

    /**
     * Returns the requirements and constraints files on the command line, and the folders of the projects that it installs,
     * which end with a slash.
     */
    public static List<String> files(Command command) {
        List<String> files = new ArrayList<>();
        List<Word> words = isInstall(command) ? command.words() : List.of();
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            Matcher joined = JOINED.matcher(word.text());
            if (FILES.contains(words.get(i - 1).text()) && word.literal()) {
                files.add(word.text());
            } else if (joined.matches() && word.literal()) {
                files.add(joined.group(1));
            } else {
                project(words, i).ifPresent(files::add);
            }
        }
        return files;
    }

    /** Returns the folder of a project in {@code pip install .}, {@code pip install -e ./shop[dev]}. */
    private static Optional<String> project(List<Word> words, int at) {
        String before = words.get(at - 1).text();
        Matcher folder = PROJECT.matcher(words.get(at).text());
        boolean value = VALUED.contains(before) && !EDITABLE.contains(before);
        return !value && words.get(at).literal() && folder.matches()
                ? Optional.of(folder.group(1) + "/")
                : Optional.empty();
    }

    /** Returns whether it may install packages that its words do not name, such as those of an archive. */
    static boolean isOpen(Command command) {
        if (!isInstall(command)) {
            return false;
        }
        List<Word> words = command.words();
        for (int i = indexOfInstall(words) + 1; i < words.size(); i++) {
            Word word = words.get(i);
            boolean valued = VALUED.contains(word.text());
            if (valued ? EDITABLE.contains(word.text()) : !word.literal() || isPath(word.text())) {
                int named = valued ? i + 1 : i;
                // What the project in a folder needs, its own files say; of its extras they are not asked.
                if (named >= words.size()
                        || words.get(named).text().contains("[")
                        || project(words, named).isEmpty()) {
                    return true;
                }
            }
            i += valued ? 1 : 0;
        }
        return false;
    }

    private static boolean isPath(String word) {
        return !word.startsWith("-") && (word.startsWith(".") || word.contains("/"));
    }

    private static boolean isInstall(Command command) {
        List<Word> words = command.words();
        int shown = Math.min(words.size(), MAX_WORDS);
        String start = String.join(
                " ", words.subList(0, shown).stream().map(Word::text).toList());
        return PIP.matcher(start).matches();
    }

    private static int indexOfInstall(List<Word> words) {
        return words.stream().map(Word::text).toList().indexOf("install");
    }
}
