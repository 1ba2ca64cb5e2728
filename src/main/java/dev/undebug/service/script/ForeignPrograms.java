package dev.undebug.service.script;

import dev.undebug.service.tree.Workspace;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs of JavaScript that commands and process managers start: {@code script: 'server.js'}. One that can start no other program
 * starts none of Python's, and leaves nothing open about these.
 */
final class ForeignPrograms {
    /** A program of more modules may start anything: each round of reading may be a request. */
    private static final int DEEPEST = 6;

    private static final int MOST = 200;

    /** The means to start a program: modules of Node and of others, and code that is not written as such. */
    private static final Pattern STARTS = Pattern.compile(
            "\\b(?:child_process|execa|shelljs|cross-spawn|node-pty|pm2|concurrently|python-shell|zx|[sS]pawn\\w*|eval)\\b"
                    + "|\\bprocess\\.binding\\b");

    /** The parts that a program takes of the module that runs commands, and the commands of the system that it runs so. */
    private static final Pattern KNOWN = Pattern.compile(
            "\\b(?:const|let|var|import)\\s+\\{[\\w\\s,]{1,200}+\\}\\s*+(?:=\\s*+require\\s*+\\(|from)\\s*+[\"'](?:node:)?+child_process[\"']"
                    + "|\\b(?:exec|spawn)\\w*+\\(\\s*+([\"'`])(?:ping6?|traceroute6?|nslookup|dig|host|curl|df|du|free|uname|uptime"
                    + "|hostname|whoami|which|date|ls)\\b[^\\n;&|<>\"'`]*+\\1");

    private static final Pattern RUNS = Pattern.compile("\\b(?:exec|spawn|fork)\\w*+");

    private static final Pattern IMPORT =
            Pattern.compile("(?:\\brequire\\s*+\\(|\\bimport\\s*+\\(?|\\bfrom)\\s*+([\"'`])([^\"'`\\n]{1,200}+)\\1");

    /** An import by a name that is not written. */
    private static final Pattern COMPUTED = Pattern.compile("\\b(?:require|import)\\s*+\\((?!\\s*+[\"'])");

    private static final Pattern SCRIPT = Pattern.compile(".*\\.[cm]?[jt]s");

    private static final List<String> ENDS =
            List.of("", ".js", ".cjs", ".mjs", ".ts", ".cts", ".mts", ".json", "/index.js", "/index.ts");

    private final Workspace workspace;

    ForeignPrograms(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the files without the programs that can start no others. */
    Set<String> others(Set<String> paths) {
        return paths.stream()
                .filter(path -> !SCRIPT.matcher(path).matches() || !IrrelevantFiles.is(path) || !startsNothing(path))
                .collect(Collectors.toSet());
    }

    private boolean startsNothing(String program) {
        Set<String> seen = new HashSet<>();
        Set<String> open = Set.of(program);
        for (int depth = 0; depth < DEEPEST && !open.isEmpty(); depth++) {
            List<SourceFile> files = workspace.programs(open);
            seen.addAll(open);
            if (files.size() < open.size()
                    || seen.size() > MOST
                    || files.stream().anyMatch(this::mayStart)) {
                return false;
            }
            open = files.stream()
                    .flatMap(this::imported)
                    .filter(path -> !seen.contains(path))
                    .collect(Collectors.toSet());
        }
        return open.isEmpty();
    }

    /** A first line names what the system starts with the file. */
    private boolean mayStart(SourceFile file) {
        Matcher known = KNOWN.matcher(file.text());
        String text = known.find() ? known.replaceAll("") : file.text();
        return text.startsWith("#!")
                || STARTS.matcher(text).find()
                || (text.length() < file.text().length() && RUNS.matcher(text).find())
                || COMPUTED.matcher(text).find();
    }

    /** Returns the files of the repository that a module takes in by relative paths. */
    private Stream<String> imported(SourceFile file) {
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
