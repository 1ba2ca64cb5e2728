package dev.undebug.service.script;

import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.read.text.UnpackedFiles;
import dev.undebug.service.command.FlaskCommand;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of the repository that a command runs without naming a program, or unpacks: {@code flask init-settings},
 * {@code pip install .}, {@code ansible-playbook local.yml}, {@code tar xf settings.tar}.
 */
final class UnnamedCode {
    private static final Set<String> INSTALLERS = Set.of("pip", "pip3", "uv");
    private static final String FLASK = "flask";
    private static final String PLAYBOOK = "ansible-playbook";

    /** The commands of Flask, and those of extensions that write no settings. */
    private static final Set<String> BUILT_IN =
            Set.of("run", "shell", "routes", "db", "assets", "translate", "babel", "digest", "--version", "--help");

    private static final Set<String> APPLICATION = Set.of("--app", "-A");
    private static final Set<String> VALUED = Set.of("--app", "-A", "--env-file", "-e");
    private static final Pattern VARIABLE = Pattern.compile("\\bFLASK_APP\\s{0,9}[= ]\\s{0,9}[\"']?([\\w./-]{1,200})");

    /** The file that a task of a playbook changes. */
    private static final Pattern CHANGED =
            Pattern.compile("\\b(?:path|dest|name)\\s{0,9}[:=]\\s{0,9}[\"']?([\\w./-]{1,200}\\.\\w{1,10})");

    private final List<String> words;
    private final String program;

    private UnnamedCode(List<String> words) {
        this.words = words.subList(1, words.size());
        this.program = ContainerPath.program(words.get(0));
    }

    static UnnamedCode of(ProgramRun run) {
        return new UnnamedCode(run.words());
    }

    /** Returns the paths at which the files may be, as written. */
    Stream<String> files(ProgramRun run) {
        if (program.equals(FLASK)) {
            return command().isPresent() ? modules(run) : Stream.empty();
        }
        if (program.equals(PLAYBOOK)) {
            return words.stream().filter(word -> word.endsWith(".yml") || word.endsWith(".yaml"));
        }
        if (INSTALLERS.contains(program)) {
            return words.contains("install")
                    ? words.stream()
                            .filter(word -> word.startsWith(".") || word.startsWith("/"))
                            .map(folder -> ContainerPath.join(folder.replaceFirst("\\[.*", ""), "setup.py"))
                    : Stream.empty();
        }
        return unpacked().map(UnpackedFiles::archive).filter(archive -> !archive.isEmpty()).stream();
    }

    /** Returns the paths that such a file changes, as far as it says; empty if it is a program whose text says it. */
    Optional<List<String>> changed(SourceFile file) {
        if (program.equals(PLAYBOOK)) {
            return Optional.of(CHANGED.matcher(file.text())
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList());
        }
        return unpacked().map(UnpackedFiles::paths);
    }

    /** Returns the part of a file that runs: the function of a command. */
    SourceFile part(SourceFile file) {
        return command()
                .map(name -> new SourceFile(file.path(), function(file.text(), name)))
                .orElse(file);
    }

    private Optional<UnpackedFiles> unpacked() {
        return UnpackedFiles.of(program, words);
    }

    /** Returns the name of the command that an application registers. */
    private Optional<String> command() {
        if (!program.equals(FLASK)) {
            return Optional.empty();
        }
        return IntStream.range(0, words.size())
                .filter(at -> !words.get(at).startsWith("-") && (at == 0 || !VALUED.contains(words.get(at - 1))))
                .mapToObj(words::get)
                .findFirst()
                .filter(name -> !BUILT_IN.contains(name));
    }

    private Stream<String> modules(ProgramRun run) {
        Optional<String> given = IntStream.range(0, words.size() - 1)
                .filter(at -> APPLICATION.contains(words.get(at)))
                .mapToObj(at -> words.get(at + 1))
                .findFirst();
        Matcher variable = VARIABLE.matcher(run.place().file().text());
        Stream<String> named =
                given.or(() -> variable.find() ? Optional.of(variable.group(1)) : Optional.empty()).stream()
                        .map(name -> name.replaceFirst(":.*", ""))
                        .flatMap(name -> name.endsWith(".py")
                                ? Stream.of(name)
                                : Stream.of(name.replace('.', '/') + ".py", name.replace('.', '/') + "/__init__.py"));
        return given.isPresent() ? named : Stream.concat(named, FlaskCommand.DEFAULTS.stream());
    }

    /** Returns the function behind the decorator that registers a command; the name of the function is that of the command without one. */
    private static String function(String text, String name) {
        Matcher start = Pattern.compile("command\\(\\s{0,20}(?:name\\s{0,9}=\\s{0,9})?['\"]" + Pattern.quote(name)
                        + "['\"]|\\bdef " + Pattern.quote(name.replace('-', '_')) + "(?:_command)?\\s{0,9}\\(")
                .matcher(text);
        if (!start.find()) {
            return "";
        }
        int body = text.indexOf("def ", start.start());
        Matcher next = Pattern.compile("(?m)^[^\\s)#]").matcher(text);
        int end =
                body >= 0 && next.find(Math.min(body + "def ".length(), text.length())) ? next.start() : text.length();
        return text.substring(start.start(), end);
    }
}
