package dev.undebug.read.format;

import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.InnerScript;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.FoundFiles;
import dev.undebug.read.text.InPlaceEdit;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.read.text.PlacedFiles.Placed;
import dev.undebug.read.text.UnpackedFiles;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.NamePattern;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that shell text changes: {@code sed -i}, {@code patch}, {@code >}, {@code mv}, {@code curl -o}, code on the command
 * line that opens a file to write it.
 */
public final class FileChanges {
    private static final Pattern RECURSIVE = Pattern.compile("-[a-zA-Z]{0,8}[rR][a-zA-Z]*+|--recursive");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)\\}?");

    /** The most shells of which each starts the next one. */
    private static final int MAX_NESTED = 8;

    /** Where the name of a shell is, with the options of what starts it. */
    private static final int MOST_BEFORE = 40;

    private static final String MOVE = "mv";
    private static final Set<String> WRITES = Set.of(">", ">>", ">|");

    private final SourceFile file;
    private final UnaryOperator<PrintedText> filled;
    private final Consumer<Unit.Change> found;
    private Consumer<ProgramRun> started = run -> {};

    /** Where its commands are, an absolute path. */
    private String folder;

    /** Whether they may be somewhere else. */
    private boolean lost;

    /** The words that the variables of the loops around take. */
    private final Map<String, List<String>> looped = new HashMap<>();

    /** Where the commands started, if these are of a script in a checkout of the repository. */
    private Optional<String> checkout = Optional.empty();

    /** The folder of the machine in which a script has the checkout, with a slash at its end. */
    private String absolute = "/";

    /** The names of what commands have fetched or packed. */
    private Set<String> fetched = new HashSet<>();

    private List<PrintedText> documents = List.of();
    private boolean bash;
    private int nested;

    /**
     * @param folder where the commands start, an absolute path
     * @param bash whether bash runs them
     * @param filled puts the values of known variables into a text
     * @param found gets each change, in order
     */
    public FileChanges(
            SourceFile file,
            String folder,
            boolean bash,
            UnaryOperator<PrintedText> filled,
            Consumer<Unit.Change> found) {
        this.file = file;
        this.folder = folder;
        this.bash = bash;
        this.filled = filled;
        this.found = found;
    }

    /**
     * Reads scripts of a machine, where the folder to which an absolute path or a variable leads counts as the checkout of
     * the repository, and which may run parts on another machine.
     *
     * @param runs gets each program that may be one of the repository, in order
     * @param archives the names of what earlier scripts have fetched or packed, to which it adds
     */
    FileChanges inCheckout(Consumer<ProgramRun> runs, Set<String> archives) {
        checkout = Optional.of(folder);
        started = runs;
        fetched = archives;
        return this;
    }

    /** Tells each program that may be one of the repository, in order. */
    public FileChanges telling(Consumer<ProgramRun> runs) {
        started = runs;
        return this;
    }

    /**
     * Reads shell text, such as that of a RUN.
     *
     * @param documents its here-documents
     */
    public void read(ShellNode node, List<PrintedText> documents) {
        this.documents = documents;
        read(node, true, true);
    }

    /**
     * Reads a part of it.
     *
     * @param runs whether it certainly runs in an image that is built
     * @param demanded whether the build ends where it fails
     */
    private void read(ShellNode node, boolean runs, boolean demanded) {
        if (node instanceof ShellNode.Simple simple) {
            simple(simple, runs);
        } else if (node instanceof ShellNode.Sequence sequence) {
            int last = sequence.nodes().size() - 1;
            for (int i = 0; i <= last; i++) {
                read(sequence.nodes().get(i), runs, demanded && i == last);
            }
        } else if (node instanceof ShellNode.Chain chain) {
            read(chain.left(), runs, demanded && chain.and());
            read(chain.right(), runs && demanded && chain.and(), demanded && chain.and());
        } else if (node instanceof ShellNode.Apart apart) {
            String before = folder;
            Optional<ShellNode> printing = Optional.empty();
            for (ShellNode part : apart.nodes()) {
                printing.ifPresent(printer -> handed(printer, part));
                read(part, false, false);
                printing = Optional.of(part);
            }
            folder = before;
        } else if (node instanceof ShellNode.For loop) {
            List<String> outside = looped.getOrDefault(loop.name(), List.of());
            looped.put(
                    loop.name(),
                    loop.words().stream().map(FileChanges::unquoted).toList());
            read(loop.body(), false, false);
            looped.put(loop.name(), outside);
        } else {
            node.parts().forEach(part -> read(part, false, false));
        }
    }

    private void simple(ShellNode.Simple simple, boolean runs) {
        Optional<InnerScript> script = InnerScript.of(simple, documents);
        if (script.isPresent()) {
            script.filter(inner -> checkout.isPresent() || !inner.elsewhere()).ifPresent(inner -> {
                String before = folder;
                folder = inner.elsewhere() ? "/" : folder;
                nested(inner.script().text(), simple, runs);
                folder = before;
            });
            return;
        }
        List<String> words = new ArrayList<>();
        simple.words().forEach(word -> words.add(unquoted(word)));
        int at = CommandWords.program(simple.words());
        if (at < words.size()) {
            List<String> rest = words.subList(at + 1, words.size());
            String program = ContainerPath.program(words.get(at));
            if (CommandWords.mayRun(words.get(at), program) || (checkout.isEmpty() && CommandWords.runsCode(program))) {
                started.accept(new ProgramRun(
                        words.subList(at, words.size()),
                        folder,
                        file.place(simple.text().span())));
            }
            if (program.equals("find")) {
                FoundFiles.of(rest)
                        .filter(found -> !found.action().isEmpty())
                        .ifPresent(found -> acted(found.action(), found, runs, simple));
            }
            InPlaceEdit.of(program, rest).ifPresent(edit -> edit.paths().stream()
                    .flatMap(this::each)
                    .forEach(path -> change(path, edit.scripts(), simple)));
            PlacedFiles.fetched(program, rest).ifPresent(path -> fetch(path, simple));
            unpack(program, rest, simple);
            // Other programs change files by redirections only, as far as their words show.
            if (PlacedFiles.isRemoving(program)) {
                remove(simple.words().subList(at + 1, words.size()), runs, simple);
            } else {
                List<Placed> all = PlacedFiles.of(program, rest);
                all.stream().filter(placed -> !placed.keeps()).forEach(placed -> replace(placed, simple));
                if (program.equals(MOVE)) {
                    all.forEach(placed -> leave(placed, simple));
                }
            }
            if (WrittenByCode.isInterpreter(program)) {
                code(simple, program, at).forEach(path -> written(path, simple));
            }
            if (program.equals("cd")) {
                move(rest, runs);
            } else if (program.equals("eval") && rest.size() == 1) {
                MappedText text = simple.words().get(at + 1);
                nested(WordReader.whole(text, QuotingRules.SHELL).text(), simple, runs);
            }
        }
        for (ShellNode.Redirection redirection : simple.redirections()) {
            if (WRITES.contains(redirection.operator())) {
                change(unquoted(redirection.target()), List.of(), simple);
            }
        }
    }

    /** Returns the paths that code writes which an interpreter gets in a word or reads. */
    private Stream<String> code(ShellNode.Simple simple, String program, int at) {
        List<String> written = simple.words().stream()
                .skip(at + 1L)
                .map(word -> WordReader.whole(word, QuotingRules.SHELL).value())
                .toList();
        Stream<String> read = simple.redirections().stream()
                .filter(redirection -> redirection.operator().startsWith("<<"))
                .flatMap(redirection -> redirection
                        .document()
                        .filter(code -> !code.text().isBlank())
                        .map(code -> Stream.of(code.text()))
                        .orElseGet(
                                () -> documents.stream().map(code -> code.text().text())));
        return Stream.concat(
                WrittenByCode.paths(program, written).stream(),
                read.flatMap(code -> WrittenByCode.paths(code).stream()));
    }

    /**
     * Only in a checkout: in an image, archives are of programs that it installs. So they are in a checkout if a command has
     * fetched them; others that a command has made are of the checkout itself.
     */
    private void unpack(String program, List<String> words, ShellNode.Simple simple) {
        if (checkout.isEmpty()) {
            return;
        }
        if (PlacedFiles.isFetching(program)) {
            words.forEach(word -> fetched.add(ContainerPath.program(word)));
        }
        UnpackedFiles.packed(program, words).map(ContainerPath::program).ifPresent(fetched::add);
        UnpackedFiles.of(program, words)
                .filter(found ->
                        !found.archive().isEmpty() && !fetched.contains(ContainerPath.program(found.archive())))
                .ifPresent(found -> found.paths().forEach(path -> change(path, List.of(), simple)));
    }

    /** Another shell begins in the same folder. */
    private void nested(MappedText script, ShellNode.Simple by, boolean runs) {
        if (!Most.room(nested, MAX_NESTED)) {
            return;
        }
        String before = folder;
        String outside = absolute;
        boolean expands = bash;
        bash |= CommandWords.isBash(
                by.text().text().substring(0, Math.min(by.text().length(), MOST_BEFORE)));
        nested++;
        read(ShellParser.parse(script), runs, false);
        nested--;
        bash = expands;
        folder = before;
        absolute = outside;
    }

    /** Reads what a pipe hands to {@code xargs}: files that {@code find} names, or any of the folder. */
    private void handed(ShellNode printing, ShellNode receiving) {
        if (!(receiving instanceof ShellNode.Simple simple) || !(printing instanceof ShellNode.Simple printer)) {
            return;
        }
        List<String> words = simple.words().stream().map(FileChanges::unquoted).toList();
        List<String> printed =
                printer.words().stream().map(FileChanges::unquoted).toList();
        int xargs = words.indexOf("xargs");
        if (xargs < 0 || printed.isEmpty()) {
            return;
        }
        int at = xargs + 1;
        while (at < words.size() && !CommandWords.isChanging(words.get(at))) {
            at++;
        }
        if (CommandWords.areOfContainers(words.subList(xargs + 1, at))) {
            return;
        }
        List<String> action = new ArrayList<>(words.subList(at, words.size()));
        action.add(FoundFiles.EACH);
        List<String> rest = printed.subList(1, printed.size());
        FoundFiles files =
                switch (printed.get(0)) {
                    case "find" -> FoundFiles.of(rest).orElse(FoundFiles.NONE);
                    case "ls", "echo", "printf" ->
                        new FoundFiles(
                                rest.stream()
                                        .filter(word -> !word.startsWith("-"))
                                        .toList(),
                                false,
                                List.of());
                    default -> FoundFiles.ANY;
                };
        acted(action, files, false, simple);
    }

    private void acted(List<String> action, FoundFiles files, boolean runs, ShellNode.Simple simple) {
        if (action.isEmpty()) {
            return;
        }
        String program = ContainerPath.program(action.get(0));
        boolean removes = PlacedFiles.isRemoving(program) || program.equals(MOVE);
        boolean certain = removes && runs && !lost && files.certain();
        Optional<InPlaceEdit> edit = InPlaceEdit.of(program, action.subList(1, action.size()))
                .filter(one -> one.paths().contains(FoundFiles.EACH));
        boolean nested = CommandWords.isShell(program) && action.stream().anyMatch(CommandWords::changes);
        Place place = file.place(simple.text().span());
        for (String path : files.paths()) {
            String target = inContainer(path) + (path.endsWith("/") ? "/" : "");
            edit.ifPresent(one -> change(path, one.scripts(), simple));
            if (removes || nested) {
                change(path, Unit.Change.removal(target, certain, place));
            } else if (edit.isEmpty() && CommandWords.isChanging(program)) {
                change(path, List.of(), simple);
            }
        }
    }

    private void move(List<String> words, boolean runs) {
        if (checkout.isPresent() && words.size() == 1 && isOfMachine(words.get(0))) {
            goTo(words.get(0));
            return;
        }
        if (runs
                && words.size() == 1
                && !words.get(0).contains("$")
                && !words.get(0).startsWith("-")) {
            folder = inContainer(words.get(0));
        } else {
            lost = true;
        }
    }

    /** Begins in the folder of a machine, which counts as the checkout. */
    FileChanges at(String start) {
        goTo(start);
        return this;
    }

    private void goTo(String start) {
        absolute = start.startsWith("$") ? "/" : start + (start.endsWith("/") ? "" : "/");
        folder = absolute.equals("/") ? checkout.orElse("/") : "/";
    }

    /** Only {@code rm -r} removes folders. */
    private void remove(List<MappedText> written, boolean runs, ShellNode.Simple simple) {
        List<String> words = written.stream()
                .map(word ->
                        unquoted(filled.apply(new PrintedText(word, !word.text().startsWith("'")))
                                .text()))
                .toList();
        boolean folders =
                words.stream().anyMatch(word -> RECURSIVE.matcher(word).matches());
        words.stream()
                .filter(word -> !word.startsWith("-"))
                .flatMap(this::each)
                .flatMap(word -> bash ? CommandWords.expanded(word).stream() : Stream.of(word))
                .forEach(word -> {
                    boolean certain =
                            runs && !lost && !NamePattern.is(word) && word.indexOf('{') < 0 && word.indexOf('~') < 0;
                    String path = ContainerPath.of(inContainer(word)).text();
                    (folders ? Stream.of(path, path + "/") : Stream.of(path))
                            .forEach(removed -> change(
                                    word,
                                    Unit.Change.removal(
                                            removed,
                                            certain,
                                            file.place(simple.text().span()))));
                });
    }

    /** Returns the words that a variable of a loop stands for. */
    private Stream<String> each(String word) {
        Matcher variable = VARIABLE.matcher(word);
        return variable.matches() && looped.containsKey(variable.group(1))
                ? looped.get(variable.group(1)).stream()
                : Stream.of(word);
    }

    static boolean isOfMachine(String path) {
        return path.startsWith("/") || path.startsWith("~") || path.startsWith("$") || path.startsWith("{{");
    }

    private String inContainer(String path) {
        if (absolute.length() > 1 && path.startsWith(absolute)) {
            return ContainerPath.of("/").destination(path.substring(absolute.length()));
        }
        return ContainerPath.of(folder).destination(path);
    }

    private void change(String path, List<String> scripts, ShellNode.Simple simple) {
        change(
                path,
                new Unit.Change(
                        inContainer(path) + (path.endsWith("/") ? "/" : ""),
                        scripts,
                        file.place(simple.text().span())));
    }

    /** A file that is there counts as fetched as it is: people fetch their own. */
    private void fetch(String path, ShellNode.Simple simple) {
        String target = inContainer(path);
        change(
                path,
                new Unit.Change(
                        target,
                        List.of(),
                        Optional.of(target),
                        Unit.Removal.NONE,
                        file.place(simple.text().span())));
    }

    /** Reports that a file is no longer at its old place. */
    private void leave(Placed placed, ShellNode.Simple simple) {
        if (!placed.from().isEmpty()) {
            change(
                    placed.from(),
                    Unit.Change.move(
                            inContainer(placed.from()), file.place(simple.text().span())));
        }
    }

    private void replace(Placed placed, ShellNode.Simple simple) {
        Optional<String> source = Optional.of(placed.from())
                .filter(from -> !from.isEmpty() && !from.contains("$"))
                .map(this::inContainer);
        change(
                placed.path(),
                new Unit.Change(
                        inContainer(placed.path()),
                        List.of(),
                        source,
                        Unit.Removal.NONE,
                        file.place(simple.text().span())));
    }

    private void change(String written, Unit.Change change) {
        if (written.isEmpty() || written.startsWith("/dev/")) {
            return;
        }
        if (!change.path().contains("$")) {
            found.accept(change);
        } else if (PythonPaths.isPathFile(written)) {
            // Only Python says where it looks for such files: $(python -c 'import site; …')/shop.pth
            amongPackages(written, change);
        }
    }

    private void amongPackages(String written, Unit.Change change) {
        found.accept(change.at(ContainerPath.of("/site-packages")
                .destination(ContainerPath.of(written).name())));
    }

    /** Reports a file that code writes, which may ask Python for the folder of the packages. */
    private void written(String path, ShellNode.Simple simple) {
        change(path, List.of(), simple);
        if (PythonPaths.isPathFile(path) && ContainerPath.of(path).name().equals(path)) {
            amongPackages(
                    path,
                    new Unit.Change(
                            inContainer(path),
                            List.of(),
                            file.place(simple.text().span())));
        }
    }

    /** Keeps the quotes inside the quotes of a whole word, which may be those of a script. */
    private static String unquoted(MappedText word) {
        String text = word.text();
        int last = text.length() - 1;
        boolean whole = last > 0
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.indexOf(text.charAt(0), 1) == last;
        return whole ? text.substring(1, last) : ShellQuotes.unquoted(text);
    }
}
