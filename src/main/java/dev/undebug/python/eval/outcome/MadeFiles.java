package dev.undebug.python.eval.outcome;

import dev.undebug.source.SourceFile;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells whether the code that a program has run so far may have made or removed files. */
public final class MadeFiles {
    private final Modules modules;

    /** The paths of the files that ran. */
    private final Set<String> ran;

    private final Seen making = new Seen();
    private final Seen removing = new Seen();

    /** The paths of the files that were searched. */
    private static final class Seen {
        private final Set<String> searched = new HashSet<>();
        private boolean found;
    }

    /** Whether code has a part that makes files; found once for each text, as every program that runs it asks. */
    private record Making(boolean found) {
        private static final Pattern PART =
                Pattern.compile("\\b(?:shutil|subprocess|pexpect|fileinput|ftplib|paramiko|O_CREAT)\\b"
                        + "|(?<!platform\\.)\\b(?:Popen|popen|system|spawn\\w*+|exec[lv]\\w*+|write_text|write_bytes|renames?+|replace_with|symlink|symlink_to|link"
                        + "|hardlink_to|urlretrieve|extract|extractall|fdopen|NamedTemporaryFile|mkstemp|download\\w*+)\\s*+\\("
                        + "|[,(=:]\\s*+[\"'](?:[rbtU]*+[wax][bt+]*+|r[bt]?+\\+[bt]?+)[\"']");

        static Making of(SourceFile file) {
            return new Making(PART.matcher(file.text()).find());
        }
    }

    /** Whether code has a part that removes files; found once for each text. */
    private record Removing(boolean found) {
        private static final Pattern PART = Pattern.compile(
                "\\b(?:os\\.|from[ ]os[ ]import[ ][\\w, ]{0,200})(?:remove|unlink|renames?+|replace|system|popen)\\b"
                        + "|\\b(?:shutil|subprocess|pexpect)\\b|\\.unlink\\(");

        static Removing of(SourceFile file) {
            return new Removing(PART.matcher(file.text()).find());
        }
    }

    /** @param ran the paths of the files that ran, to which others may come */
    public MadeFiles(Modules modules, Set<String> ran) {
        this.modules = modules;
        this.ran = ran;
    }

    /** Returns whether a file that the program finds may be one that it has made. */
    public boolean mayBeMade() {
        return any(making, file -> modules.made(file, Making.class, Making::of).found());
    }

    /** Returns whether the program may have removed a file that was there. */
    public boolean mayBeRemoved() {
        return any(removing, file -> modules.made(file, Removing.class, Removing::of)
                .found());
    }

    private boolean any(Seen seen, Predicate<SourceFile> part) {
        if (seen.found || seen.searched.size() == ran.size()) {
            return seen.found;
        }
        for (String path : ran) {
            if (!seen.found && seen.searched.add(path)) {
                seen.found = modules.loaded(path)
                        .filter(module -> part.test(module.file()))
                        .isPresent();
            }
        }
        return seen.found;
    }
}
