package dev.undebug.read.format;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.ShellContents;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads the files that shell text writes, each in its own format: {@code cat > .env <<EOF},
 * {@code echo FLASK_DEBUG=1 >> .env}, {@code COPY <<EOF /etc/systemd/system/shop.service}.
 */
public final class GeneratedFiles {
    private static final String UNITS = "etc/systemd/system/";
    private static final String VARIABLES = ".env";
    private static final int MAX_FILES = 50;
    private static final int MAX_STEPS = 20_000;

    private final SourceFile host;
    private final Role role;
    private final Formats formats;
    private final WrittenPrograms code;
    private final Map<String, Written> files = new LinkedHashMap<>();

    public GeneratedFiles(SourceFile host, Formats formats) {
        this(host, RoleInference.ofPath(host.path()), formats);
    }

    /** @param role the role of units that do not state one */
    public GeneratedFiles(SourceFile host, Role role, Formats formats) {
        this.host = host;
        this.role = role;
        this.formats = formats;
        this.code = new WrittenPrograms(host, role);
    }

    /** The text of one file, joined from everything that is written to it in turn. */
    private static final class Written {
        private final MappedText.Builder text;
        private final BitSet expanded = new BitSet();

        private Written(int at) {
            this.text = new MappedText.Builder(at);
        }

        private void append(PrintedText document) {
            MappedText part = document.text();
            int from = text.length();
            text.append(part, 0, part.length());
            expanded.set(from, text.length(), document.expands());
            if (!part.text().endsWith("\n")) {
                int end = part.span().end();
                text.append("\n", new Span(end, end));
            }
        }
    }

    /** Returns the files that shell text writes. */
    static GeneratedFiles in(SourceFile host, MappedText shell, Formats formats) {
        GeneratedFiles files = new GeneratedFiles(host, formats);
        if (shell.text().contains(">")
                || shell.text().contains("tee")
                || shell.text().contains("crontab")) {
            files.shell(shell);
        }
        return files;
    }

    /** Adds the files that shell text writes. */
    public void shell(MappedText shell) {
        shell(shell, write -> true);
    }

    /**
     * Adds the files that shell text writes.
     *
     * @param folder the folder in which it starts
     * @param filled puts the values of variables in what is written
     */
    public void shell(ShellNode node, List<PrintedText> documents, String folder, UnaryOperator<PrintedText> filled) {
        FileWrite.in(node, documents, folder).forEach(write -> {
            code.add(write);
            add(write.with(filled.apply(write.text())));
        });
    }

    /**
     * Adds the files that shell text writes on one machine only.
     *
     * @param elsewhere whether that is another machine than the one that runs the text
     */
    public void shell(MappedText shell, boolean elsewhere) {
        shell(shell, write -> write.elsewhere() == elsewhere);
    }

    private void shell(MappedText shell, Predicate<FileWrite> wanted) {
        List<FileWrite> writes = FileWrite.in(ShellParser.parse(shell), List.of(), "").stream()
                .filter(wanted)
                .toList();
        Map<Integer, PrintedText> filled =
                writes.stream().anyMatch(write -> write.text().isComputed())
                        ? ShellContents.of(host, shell, List.of(), MAX_STEPS).printed()
                        : Map.of();
        writes.forEach(write -> {
            PrintedText written = write.text();
            code.add(write);
            add(write.with(
                    written.expands()
                            ? filled.getOrDefault(written.text().span().start(), written)
                            : written));
        });
    }

    /** Returns whether a program may load a file with such a name as its code. */
    public static boolean mayBeCode(String path) {
        return PythonPaths.isSource(path) || WrittenPrograms.areSettings(path);
    }

    /** Adds the content of a file, or appends to it. */
    public void add(String path, PrintedText document) {
        add(new FileWrite(path, path, document));
    }

    /** Adds the whole content of a file, code included. */
    public void addWhole(String path, PrintedText document) {
        addWhole(path, path, document, text -> text);
    }

    /** Adds the code of a file that some programs find there, and others do not. */
    public void addPossibly(String path, PrintedText document) {
        code.add(new FileWrite(path, path, document, false, false, false));
    }

    /**
     * Adds the whole content of a file, code included.
     *
     * @param location its absolute path
     * @param filled puts the values of variables in it
     */
    public void addWhole(String path, String location, PrintedText document, UnaryOperator<PrintedText> filled) {
        code.add(new FileWrite(path, location, document));
        add(path, filled.apply(document));
    }

    private void add(FileWrite write) {
        PrintedText document = write.text();
        String path = write.path();
        String file = named(path.startsWith("/") ? path.substring(1) : path);
        if (!formats.reads(file)
                && !files.containsKey(file)
                && !NamelessScriptReader.isShell(document.text().text())) {
            return;
        }
        Written written = files.get(file);
        if (written == null && Most.room(files.size(), MAX_FILES)) {
            written = new Written(document.text().span().start());
            files.put(file, written);
        }
        if (written != null && written.text.length() < Reader.MAX_LENGTH) {
            written.append(document);
        }
    }

    /**
     * Every file in the folder of systemd's units is one, also where a variable gives its whole name, and every file in
     * the folders for the variables of services is an env file.
     */
    private static String named(String path) {
        boolean unit = path.startsWith(UNITS) && !RepositoryPath.of(path).name().contains(".");
        return unit ? path + ".service" : EnvFileFolders.has("/" + path) ? path + VARIABLES : path;
    }

    /** Returns the units of the files, at their places in the host, and their code; a process has the variables of a file that it names. */
    public List<Unit> units() {
        Map<String, List<Unit>> units = new LinkedHashMap<>();
        files.forEach((path, written) -> {
            MappedText text = written.text.build();
            EmbeddedFileFacts rehoming =
                    new EmbeddedFileFacts(host, text, span -> expands(text, written.expanded, span), role);
            SourceFile file = new SourceFile(path, text.text());
            units.put(
                    path,
                    formats.read(file).units().stream()
                            .flatMap(unit -> rehoming.unit(unit).stream())
                            .toList());
        });
        Set<Unit> named = new HashSet<>();
        List<Unit> all = units.values().stream()
                .flatMap(List::stream)
                .map(unit -> withNamed(unit, units, named))
                .toList();
        return Stream.concat(all.stream().filter(unit -> !named.contains(unit)), code.units().stream())
                .toList();
    }

    private static Unit withNamed(Unit unit, Map<String, List<Unit>> units, Set<Unit> named) {
        List<EnvVar> variables = new ArrayList<>(unit.environment());
        for (String envFile : envFiles(unit)) {
            // The script names it from the root of the machine, the unit from its working directory.
            units.forEach((path, all) -> all.stream()
                    .filter(other -> other.kind() == Unit.Kind.VARIABLES)
                    .filter(other -> path.equals(envFile) || path.endsWith("/" + envFile))
                    .forEach(other -> {
                        variables.addAll(other.environment());
                        named.add(other);
                    }));
        }
        return unit.with(variables);
    }

    /** Returns the env files of a process, one in a folder for such files with the name that it has here. */
    private static List<String> envFiles(Unit unit) {
        List<String> files = new ArrayList<>(unit.origin().envFiles());
        if (unit.origin() instanceof Origin.ServiceUnit service) {
            service.files().stream()
                    .filter(EnvFileFolders::has)
                    .map(path -> path.substring(1) + VARIABLES)
                    .forEach(files::add);
        }
        return files;
    }

    /** Returns the texts of the shell scripts among the files, mapped to the host. */
    List<MappedText> scripts() {
        return List.copyOf(byPath().values());
    }

    /** Returns the shell scripts among the files as units with their paths for names, for commands that run them. */
    public List<Unit> programs() {
        List<Unit> programs = new ArrayList<>();
        byPath().forEach((path, text) -> programs.add(new Unit(
                Unit.Kind.SCRIPT,
                path,
                host.place(text.span()),
                role,
                List.of(),
                CommandReader.script(host, text),
                Origin.NONE)));
        return programs;
    }

    /** Returns the scripts among the files that a machine runs by itself, wherever the text that writes them is run. */
    List<Unit> started() {
        List<Unit> started = new ArrayList<>();
        byPath().forEach((path, text) -> {
            if (ShellScriptReader.isOfMachine(path)) {
                started.add(Units.script(host, text, RoleInference.firstKnown(role, Role.PRODUCTION)));
            }
        });
        return started;
    }

    private Map<String, MappedText> byPath() {
        Map<String, MappedText> scripts = new LinkedHashMap<>();
        files.forEach((path, written) -> {
            MappedText text = unescaped(written.text.build(), written.expanded);
            if (ShellScriptReader.isScript(path) || NamelessScriptReader.isShell(text.text())) {
                scripts.put(path, text);
            }
        });
        return scripts;
    }

    /** Removes the backslashes that keep the writing shell from expanding a variable. */
    private static MappedText unescaped(MappedText text, BitSet expanded) {
        MappedText.Builder builder = new MappedText.Builder(text.span().start());
        for (int i = 0; i < text.length(); i++) {
            boolean escape = expanded.get(i) && text.charAt(i) == '\\' && "$`".indexOf(text.peek(i + 1)) >= 0;
            if (!escape) {
                builder.append(text, i, i + 1);
            }
        }
        return builder.build();
    }

    private static boolean expands(MappedText text, BitSet expanded, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (expanded.get(i) && (text.charAt(i) == '$' || text.charAt(i) == '`')) {
                return true;
            }
        }
        return false;
    }
}
