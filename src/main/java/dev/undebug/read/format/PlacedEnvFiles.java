package dev.undebug.read.format;

import dev.undebug.fact.EnvFilePlacement;
import dev.undebug.fact.EnvFilePlacement.Content;
import dev.undebug.fact.EnvFilePlacement.Mode;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.read.text.PlacedFiles.Placed;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the env files that shell text copies or writes, also on another machine: {@code ssh HOST "cp .env.prod .env"}. */
final class PlacedEnvFiles {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_PLACEMENTS = 50;
    private static final Set<String> RUNNING = Set.of("ssh", "sh", "bash");
    private static final Set<String> PRINTING = Set.of("echo", "printf", "cat");

    /** Programs that change a file, by the beginnings of the options without which they only print. */
    private static final Map<String, Set<String>> EDITING = Map.of(
            "sed",
            Set.of("-i", "--in-place", "-Ei", "-ri", "-ni"),
            "perl",
            Set.of("-i", "-pi", "-p0i"),
            "nano",
            Set.of(),
            "vi",
            Set.of(),
            "vim",
            Set.of(),
            "editor",
            Set.of());

    /** Programs that start services, and what they are told then. */
    private static final Set<String> STARTING = Set.of(
            "systemctl", "supervisorctl", "service", "docker", "docker-compose", "podman", "podman-compose", "nerdctl");

    private static final Set<String> TOLD = Set.of(
            "start", "restart", "reload", "reload-or-restart", "enable", "up", "run", "deploy", "update", "create");

    /** Lines of an env file that certainly set nothing but what they show. */
    private static final Pattern PLAIN =
            Pattern.compile("(?:\\s*+(?:[#;].*+|(?:export\\s++)?+\\w++=.*+)?+(?:\\n|$))*+");

    private final SourceFile file;
    private final String folder;
    private final Role role;
    private final List<EnvFilePlacement> found = new ArrayList<>();
    private final ReachedCommands walk;
    private int depth;
    private boolean starts;

    private PlacedEnvFiles(SourceFile file, String folder, Role role) {
        this.file = file;
        this.folder = folder;
        this.role = role;
        this.walk = new ReachedCommands(new ShellPaths(folder), this::simple);
    }

    /** @param folder the folder in which the text starts, as written */
    static List<EnvFilePlacement> in(SourceFile file, MappedText text, String folder, Role role) {
        if (!text.text().contains("env") && EnvFileFolders.ALL.stream().noneMatch(text.text()::contains)) {
            return List.of();
        }
        PlacedEnvFiles files = new PlacedEnvFiles(file, folder, role);
        files.walk.whole(ShellParser.parse(text));
        return files.starts
                ? files.found.stream().map(EnvFilePlacement::starting).toList()
                : files.found;
    }

    /** @param pipe the commands whose output it gets, and itself */
    private void simple(List<ShellNode.Simple> pipe, boolean conditional) {
        ShellNode.Simple simple = pipe.get(pipe.size() - 1);
        List<String> words = words(simple);
        String program = words.isEmpty() ? "" : ContainerPath.program(words.get(0));
        for (Placed placed : PlacedFiles.of(program, words.subList(Math.min(1, words.size()), words.size()))) {
            if (program.equals("tee")) {
                written(placed.path(), words.contains("-a"), pipe, true, conditional);
            } else if (!placed.from().isEmpty()) {
                boolean may = conditional || placed.keeps();
                Mode mode = may ? Mode.MAY_REPLACE : Mode.REPLACES;
                Content content = new Content(List.of(placed.from()), List.of(), true, true);
                add(placed.path(), isBrought(placed), content, mode, simple);
            }
        }
        starts |= STARTING.contains(program) && words.stream().anyMatch(TOLD::contains);
        if (edits(program, words)) {
            words.stream().skip(1).forEach(word -> add(word, false, Content.UNKNOWN, Mode.EDITS, simple));
        }
        if (RUNNING.contains(program)) {
            passedOn(simple, conditional);
        }
        for (ShellNode.Redirection redirection : simple.redirections()) {
            if (redirection.operator().startsWith(">")) {
                String target = ShellQuotes.unquoted(redirection.target().text());
                written(target, redirection.operator().equals(">>"), pipe, false, conditional);
            }
        }
    }

    /** Returns whether a file is brought as it is to where the program runs: {@code cp .env /srv/shop/}. */
    private static boolean isBrought(Placed placed) {
        return placed.path().startsWith("/")
                && placed.keepsName()
                && !placed.from().contains("/");
    }

    private static boolean edits(String program, List<String> words) {
        Set<String> options = EDITING.getOrDefault(program, Set.of());
        return EDITING.containsKey(program)
                && (options.isEmpty()
                        || words.stream().anyMatch(word -> options.stream().anyMatch(word::startsWith)));
    }

    private static List<String> words(ShellNode.Simple simple) {
        List<String> words = new ArrayList<>();
        PrintedText.printing(simple).forEach(word -> words.add(ShellQuotes.unquoted(word.text())));
        while (!words.isEmpty() && (words.get(0).equals("sudo") || words.get(0).equals("command"))) {
            words.remove(0);
        }
        return words;
    }

    /** Visits the command line or the here-document for another shell. */
    private void passedOn(ShellNode.Simple simple, boolean conditional) {
        if (depth == MAX_DEPTH) {
            return;
        }
        depth++;
        for (MappedText word : simple.words()) {
            char quote = word.charAt(0);
            int last = word.length() - 1;
            if (last > 0 && (quote == '"' || quote == '\'') && word.charAt(last) == quote) {
                walk.apart(ShellParser.parse(word.sub(1, last)), conditional);
            }
        }
        simple.redirections()
                .forEach(redirection ->
                        redirection.document().ifPresent(text -> walk.apart(ShellParser.parse(text), conditional)));
        depth--;
    }

    private void written(
            String target, boolean appends, List<ShellNode.Simple> pipe, boolean tees, boolean conditional) {
        if (!isWanted(target)) {
            return;
        }
        ShellNode.Simple first = pipe.get(0);
        List<String> words = words(first);
        String program = words.isEmpty() ? "" : ContainerPath.program(words.get(0));
        List<PrintedText> printed = PrintedText.of(first, List.of());
        List<EnvVar> variables = new ArrayList<>();
        printed.forEach(text -> variables.addAll(variables(text, program)));
        Mode mode = appends ? Mode.APPENDS : conditional ? Mode.MAY_REPLACE : Mode.REPLACES;
        // Between a program that prints and `tee`, another one may change what is printed.
        boolean prints = PRINTING.contains(program) && pipe.size() == (tees ? 2 : 1);
        List<String> sources = PRINTING.contains(program) && !program.equals("cat") ? List.of() : sources(first, words);
        boolean plain = !printed.isEmpty()
                && printed.stream()
                        .allMatch(text -> PLAIN.matcher(text.text().text()).matches());
        boolean whole = prints && ((program.equals("cat") && printed.isEmpty()) ? isWhole(sources, words) : plain);
        add(target, false, new Content(sources, variables, prints, whole), mode, first);
    }

    /** Returns whether all files that a program prints are known as such. */
    private static boolean isWhole(List<String> sources, List<String> words) {
        return !sources.isEmpty() && words.stream().skip(1).allMatch(PlacedEnvFiles::isNamed);
    }

    /** Returns the files that a program prints: its arguments, and its input. */
    private static List<String> sources(ShellNode.Simple simple, List<String> words) {
        List<String> sources = new ArrayList<>();
        words.stream().skip(1).filter(PlacedEnvFiles::isNamed).forEach(sources::add);
        simple.redirections().stream()
                .filter(redirection -> redirection.operator().equals("<"))
                .map(redirection -> ShellQuotes.unquoted(redirection.target().text()))
                .filter(PlacedEnvFiles::isNamed)
                .forEach(sources::add);
        return sources;
    }

    private List<EnvVar> variables(PrintedText printed, String program) {
        boolean format = program.equals("printf") && printed.text().text().contains("%");
        return Assignment.lines(file, printed.text()).stream()
                .map(variable -> {
                    boolean open = format || (printed.expands() && isComputed(variable));
                    return open ? variable.with(Optional.empty()) : variable;
                })
                .toList();
    }

    private static boolean isComputed(EnvVar variable) {
        return variable.value()
                .filter(value -> value.contains("$") || value.contains("`"))
                .isPresent();
    }

    private static boolean isNamed(String path) {
        String name = ContainerPath.of(path).name();
        return name.equals("env")
                || name.equals("environment")
                || name.startsWith(".env")
                || name.startsWith("env.")
                || name.endsWith(".env")
                || name.endsWith("flaskenv");
    }

    private boolean isWanted(String target) {
        return (isNamed(target) || EnvFileFolders.has(walk.paths().location(target)))
                && Most.room(found.size(), MAX_PLACEMENTS);
    }

    /** @param brought whether it is a file of the same name, brought to where it is used */
    private void add(String target, boolean brought, Content content, Mode mode, ShellNode.Simple command) {
        if (isWanted(target)) {
            List<String> sources = content.sources().stream().map(this::path).toList();
            found.add(new EnvFilePlacement(
                    brought ? "" : path(target),
                    walk.paths().location(target),
                    new Content(sources, content.variables(), content.exact(), content.whole()),
                    mode,
                    file.place(command.text().span()),
                    role,
                    false));
        }
    }

    private String path(String written) {
        return walk.paths().own(written).orElseGet(() -> ContainerPath.join(folder, written));
    }
}
