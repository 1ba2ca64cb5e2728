package dev.undebug.service.script;

import dev.undebug.service.tree.Workspace;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs of other languages that commands and process managers start: {@code script: 'server.js'}, {@code allbut.pl u.data}. One
 * that can start no other program starts none of Python's, and leaves nothing open about these.
 */
public final class ForeignPrograms {
    /** A program of more modules may start anything: each round of reading may be a request. */
    private static final int DEEPEST = 6;

    private static final int MOST = 200;

    /** The means to start a program: modules of Node and of others, and code that is not written as such. */
    private static final Pattern STARTS = Pattern.compile(
            "\\b(?:child_process|execa|shelljs|cross-spawn|node-pty|pm2|concurrently|python-shell|zx|[sS]pawn\\w*|eval)\\b"
                    + "|\\bprocess\\.binding\\b");

    /** The parts that a program takes of the module that runs commands, and the commands of the system that it runs so. */
    private static final Pattern KNOWN = Pattern.compile(
            "\\b(?:const|let|var|import)\\s+\\{(?![^}]{1,200}\\sas\\s)[\\w\\s,]{1,200}+\\}\\s*+(?:=\\s*+require\\s*+\\(|from)\\s*+[\"'](?:node:)?+child_process[\"']"
                    + "|\\b(?:exec|spawn)\\w*+\\(\\s*+([\"'`])(?:ping6?|traceroute6?|nslookup|dig|host|curl|df|du|free|uname|uptime"
                    + "|hostname|whoami|which|date|ls)\\b[^\\n;&|<>\"'`]*+\\1");

    private static final Pattern RUNS = Pattern.compile("(?<![.\\w])(?:exec|spawn|fork)(?:File)?(?:Sync)?\\b");

    private static final Pattern IMPORT =
            Pattern.compile("(?:\\brequire\\s*+\\(|\\bimport\\s*+\\(?|\\bfrom)\\s*+([\"'`])([^\"'`\\n]{1,200}+)\\1");

    /** An import by a name that is not written. */
    private static final Pattern COMPUTED = Pattern.compile("\\b(?:require|import)\\s*+\\((?!\\s*+[\"'])");

    private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?[jt]s");

    /** Languages whose programs are one file, as far as that names no other. */
    private static final Pattern ONE_FILE = Pattern.compile("(?i).*\\.(?:pl|r|rb|php|lua|jl|m)");

    /** The means of these to start a program, or to run code of another file. */
    private static final Pattern STARTS_OR_LOADS = Pattern.compile("(?im)`|%x|^[ \\t]*+!"
            + "|\\b(?:system\\w*+|\\w{0,20}exec\\w*+|\\w{0,20}popen\\w*+|\\w{0,20}spawn\\w*+|fork|qx|passthru|processx?|unix|dos|shell\\w*+"
            + "|command|cmd|run|reticulate|eval|ipc|require\\w*+|do|source|include\\w*+|dofile|use[ \\t]++lib)\\b"
            + "(?=[ \\t]*+[(\\[\"'$/:]|[ \\t]++[\"'$])"
            + "|\\b(?:python|flask|gunicorn|uvicorn|waitress|docker)"
            + "|\\bload\\w*+[ \\t(]*+[\"'][^\"'\\n]{1,200}\\.(?:p[lm]|r|rb|php|lua|jl|m)[\"']"
            + "|\\bopen\\b[^;\\n]{0,200}[\"'][^\"'\\n]{0,200}\\|");

    /** A first line with which the system starts an interpreter that takes the file for a program of its language. */
    private static final Pattern OWN_INTERPRETER =
            Pattern.compile("#![ \\t]*+/\\S{0,99}/(?:env[ \\t]++)?(?:node|perl|Rscript|ruby|php|lua|julia|octave)\\b");

    /** A program of Python is started by these, with its file or the name of its module. */
    private static final Pattern PYTHON =
            Pattern.compile("\\b(?:python|flask|gunicorn|uvicorn|waitress|hypercorn|uv|poetry)");

    private static final List<String> ENDS =
            List.of("", ".js", ".cjs", ".mjs", ".ts", ".cts", ".mts", ".json", "/index.js", "/index.ts");

    private final Workspace workspace;

    public ForeignPrograms(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the files without the programs that can start no others. */
    Set<String> others(Set<String> paths) {
        return paths.stream()
                .filter(path -> !isForeign(path) || !IrrelevantFiles.is(path) || !startsNothing(path))
                .collect(Collectors.toSet());
    }

    /** Returns whether a file is a program of one of these languages, by its name. */
    public static boolean isForeign(String path) {
        return SCRIPT.matcher(path).matches() || ONE_FILE.matcher(path).matches();
    }

    private boolean startsNothing(String program) {
        return modules(program)
                .filter(files -> files.stream().noneMatch(ForeignPrograms::mayStart))
                .isPresent();
    }

    /**
     * Returns whether a program may start one of Python, which it names.
     *
     * @param file the program of Python
     */
    public boolean mayStart(String program, String file) {
        String stem = RepositoryPath.of(file).name().replaceFirst("\\.py$", "");
        Pattern named = Pattern.compile("(?<![\\w.-])" + Pattern.quote(stem) + "(?:\\.py\\b|[\"'`:])");
        return modules(program)
                .filter(files -> files.stream().anyMatch(ForeignPrograms::mayStart)
                        && files.stream()
                                .map(SourceFile::text)
                                .anyMatch(text -> PYTHON.matcher(text).find()
                                        && named.matcher(text).find()))
                .isPresent();
    }

    /** Returns the files of a program; empty if they are too many, or not all are there. */
    private Optional<List<SourceFile>> modules(String program) {
        Set<String> seen = new HashSet<>();
        List<SourceFile> all = new ArrayList<>();
        Set<String> open = Set.of(program);
        for (int depth = 0; depth < DEEPEST && !open.isEmpty(); depth++) {
            List<SourceFile> files = workspace.programs(open);
            seen.addAll(open);
            all.addAll(files);
            if (files.size() < open.size() || seen.size() > MOST) {
                return Optional.empty();
            }
            open = files.stream()
                    .flatMap(this::imported)
                    .filter(path -> !seen.contains(path))
                    .collect(Collectors.toSet());
        }
        return open.isEmpty() ? Optional.of(all) : Optional.empty();
    }

    /** A first line names what the system starts with the file. */
    private static boolean mayStart(SourceFile file) {
        boolean other = file.text().startsWith("#!")
                && !OWN_INTERPRETER.matcher(file.text()).lookingAt();
        return other
                || (ONE_FILE.matcher(file.path()).matches()
                        ? STARTS_OR_LOADS.matcher(file.text()).find()
                        : scriptMayStart(file.text()));
    }

    private static boolean scriptMayStart(String written) {
        Matcher known = KNOWN.matcher(written);
        String text = known.find() ? known.replaceAll("") : written;
        return STARTS.matcher(text).find()
                || (text.length() < written.length() && RUNS.matcher(text).find())
                || COMPUTED.matcher(text).find();
    }

    /** Returns the files of the repository that a module takes in by relative paths. */
    private Stream<String> imported(SourceFile file) {
        if (!SCRIPT.matcher(file.path()).matches()) {
            return Stream.empty();
        }
        Matcher found = IMPORT.matcher(file.text());
        Collection<String> paths = new HashSet<>();
        while (found.find()) {
            String written = found.group(2);
            if (written.startsWith(".")) {
                ENDS.stream()
                        .flatMap(end -> RepositoryPath.of(file.path()).folder().resolve(written + end).stream())
                        .map(RepositoryPath::text)
                        .filter(workspace.paths()::contains)
                        .filter(path -> !path.endsWith(".json"))
                        .findFirst()
                        .ifPresent(paths::add);
            }
        }
        return paths.stream();
    }
}
