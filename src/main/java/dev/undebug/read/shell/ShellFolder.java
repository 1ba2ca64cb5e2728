package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The working directory of a shell.
 *
 * @param known the folder to which the script has changed, as far as that is known and as written; {@code ""} for its first
 *     one
 * @param exact the same folder from the root of the machine, with unknown parts as they are written, by which the script finds
 *     its own files again; {@code ""} for an unknown first one
 */
record ShellFolder(String known, String exact) {
    static final ShellFolder UNKNOWN = new ShellFolder("", "");

    private static final int MAX_LENGTH = 4_096;
    private static final String HOME = "~";
    private static final String ABOVE = "../";

    /** The folder after branches that end in different ones. */
    private static final String ANY = "$?";

    private static final Pattern HOME_VARIABLE = Pattern.compile("^\\$(?:HOME|\\{HOME\\})(?=/|$)");
    private static final Pattern BRACES = Pattern.compile("\\$\\{(\\w{1,60})\\}");
    private static final Pattern WHOLE = Pattern.compile("/[^$`~?*{}\\uE000]*+");
    private static final Pattern NAMES = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[\\w.+@-]++)++/?");
    private static final Pattern NAME = Pattern.compile("[\\w.+@-]+");

    /** Returns the folder after {@code cd WORD}. */
    ShellFolder entered(ShellField word, SourceFile file) {
        // A folder that a template fills in is another one than that before, and has those below it.
        boolean enters = word.known() || !TemplatePlaceholders.isKnown(word.value());
        String end = enters ? "" : end(word.value());
        String folder = word.value().startsWith(HOME) ? word.value() : ContainerPath.join(known, word.value());
        String below = end.isEmpty() ? known : TemplatePlaceholders.UNKNOWN + end;
        String path = path(word, file);
        return new ShellFolder(enters ? folder : below, path.length() > MAX_LENGTH ? ANY : path);
    }

    /** Returns the names after all that a shell expands in a word, each with a slash before it; {@code ""} if there are none. */
    private static String end(String word) {
        int expanded = Math.max(
                Math.max(word.lastIndexOf('$'), word.lastIndexOf('`')),
                Math.max(word.lastIndexOf('}'), word.lastIndexOf(')')));
        int slash = word.indexOf('/', Math.max(0, expanded));
        String end = slash < 0 ? "" : word.substring(slash);
        return NAMES.matcher(end).matches() ? end : "";
    }

    /** Returns whether it is the folder of one of several branches, and not known of which. */
    boolean isOneOfSeveral() {
        return exact.equals(ANY);
    }

    /** Returns whether it is a folder beside the one in which the script begins, or beside one above that. */
    boolean isAbove() {
        return known.startsWith(ABOVE) && !known.endsWith("..");
    }

    /** Returns the folder after {@code cd} alone; nothing here shows where it is. */
    ShellFolder home() {
        return new ShellFolder(known, HOME);
    }

    /** Returns the folder after one of two branches, if it is unknown which one ran. */
    ShellFolder or(ShellFolder other) {
        return equals(other)
                ? this
                : new ShellFolder(known.equals(other.known) ? known : "", exact.equals(other.exact) ? exact : ANY);
    }

    /** Returns the path of a file that a script names here, by which it finds the file again. */
    String path(ShellField word, SourceFile file) {
        String text = word.known()
                ? word.value()
                : ShellQuotes.unquoted(word.origin().map(Place::text).orElseGet(() -> file.slice(word.span())));
        String named =
                BRACES.matcher(HOME_VARIABLE.matcher(text).replaceFirst(HOME)).replaceAll("\\$$1");
        return path(named);
    }

    /** Returns the path of a file that a script names here, with the values of variables in it. */
    String path(String named) {
        boolean whole =
                named.startsWith("/") || named.startsWith(HOME) || named.startsWith("$") || named.startsWith("`");
        return normal(whole || exact.isEmpty() ? named : exact + "/" + named);
    }

    /** Returns the folder from the root of the machine, if every part of it is known. */
    Optional<String> absolute() {
        return WHOLE.matcher(exact).matches() ? Optional.of(exact) : Optional.empty();
    }

    /** Resolves {@code .} and {@code ..} as far as the names around them are known. */
    private static String normal(String path) {
        List<String> names = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            int last = names.size() - 1;
            boolean up = part.equals("..")
                    && last >= 0
                    && NAME.matcher(names.get(last)).matches();
            if (up && !names.get(last).equals("..")) {
                names.remove(last);
            } else if ((!part.isEmpty() || names.isEmpty()) && !part.equals(".")) {
                names.add(part);
            }
        }
        return String.join("/", names);
    }
}
