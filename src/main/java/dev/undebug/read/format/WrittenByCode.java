package dev.undebug.read.format;

import dev.undebug.read.text.Most;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that code writes which a command gets: {@code python -c "json.dump(settings, open('config.json', 'w'))"}. */
public final class WrittenByCode {
    private static final Pattern INTERPRETER = Pattern.compile("python(?:\\d[\\d.]*)?|node|ruby|perl");
    private static final Set<String> OPTIONS = Set.of("-c", "-e", "--eval");
    private static final int MAX_FILES = 20;

    private static final String PATH = "['\"]([\\w./-]{1,200}+)['\"]";

    /** A call that writes a file with a name that is written there. */
    private static final Pattern WRITES = Pattern.compile("\\bopen\\(\\s{0,20}" + PATH
            + "\\s{0,20},\\s{0,20}(?:mode\\s{0,9}=\\s{0,9})?['\"][rbt]{0,2}[wax+]"
            + "|\\bPath\\(\\s{0,20}" + PATH + "\\s{0,20}\\)\\.write_(?:text|bytes)\\("
            + "|\\bwriteFile(?:Sync)?\\(\\s{0,20}" + PATH + "|\\bFile\\.write\\(\\s{0,20}" + PATH);

    /** A call that writes a file with a name from elsewhere. */
    private static final Pattern MAY_WRITE = Pattern.compile(
            "\\bopen\\([^\\n]{1,200}?,\\s{0,20}(?:mode\\s{0,9}=\\s{0,9})?['\"](?:[rbt]{0,2}[wax+]|\\+?>)"
                    + "|\\.open\\(\\s{0,20}(?:mode\\s{0,9}=\\s{0,9})?['\"][rbt]{0,2}[wax+]"
                    + "|\\.write_(?:text|bytes)\\(|\\b(?:writeFile|copyFile)(?:Sync)?\\(|\\bfs\\.(?:rename|cp)(?:Sync)?\\(|\\bcreateWriteStream\\("
                    + "|\\binplace\\s{0,9}=\\s{0,9}(?:True|1)|\\bshutil\\.(?:copy|move)|\\bos\\.(?:replace|rename|symlink|link)\\("
                    + "|\\.(?:replace|rename)\\(\\s{0,20}Path\\(|\\bset_key\\(|\\bfile_put_contents\\(|['\"\\s]sed['\",\\s]{1,5}-i");

    /** The name of a file with an ending. */
    private static final Pattern NAME = Pattern.compile("['\"]([\\w./-]{0,200}+(?<=\\.\\w{1,10}))['\"]");

    private WrittenByCode() {}

    /**
     * Returns the paths as written. Where the code has its name elsewhere, any file that it names may be the one.
     *
     * @param program its name without a folder
     * @param words the words after it
     */
    public static List<String> paths(String program, List<String> words) {
        return isInterpreter(program)
                ? Stream.iterate(0, at -> at + 1 < words.size(), at -> at + 1)
                        .filter(at -> OPTIONS.contains(words.get(at)))
                        .flatMap(at -> paths(words.get(at + 1)).stream())
                        .toList()
                : List.of();
    }

    /** Returns whether a program runs code that its input or an option has. */
    static boolean isInterpreter(String program) {
        return INTERPRETER.matcher(program).matches();
    }

    /** Returns the paths that code writes. */
    static List<String> paths(String code) {
        return written(code, List.of());
    }

    /**
     * Returns the paths that a program writes.
     *
     * @param arguments what the program is given, among which may be the name of a file
     */
    static List<String> written(String code, List<String> arguments) {
        List<String> written = found(WRITES, code);
        String rest = written.isEmpty() ? code : WRITES.matcher(code).replaceAll(" ");
        return MAY_WRITE.matcher(rest).find()
                ? Stream.of(written, found(NAME, code), arguments)
                        .flatMap(List::stream)
                        .distinct()
                        .toList()
                : written;
    }

    private static List<String> found(Pattern calls, String code) {
        return calls.matcher(code)
                .results()
                .flatMap(call -> Stream.iterate(1, group -> group <= call.groupCount(), group -> group + 1)
                        .flatMap(group -> Stream.ofNullable(call.group(group))))
                .distinct()
                .takeWhile(Most.first(MAX_FILES))
                .toList();
    }
}
