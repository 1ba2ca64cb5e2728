package dev.undebug.read.shell;

import dev.undebug.fact.Script;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.WrittenTexts.Content;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs files in a shell, {@code source app.env}: those that the script has written itself, {@code cat << EOF > app.env}, and
 * those of the repository.
 */
final class SourcedFiles {
    /** Many systems end this file at once for a shell that nobody types in. */
    private static final Pattern FOR_PEOPLE = Pattern.compile("(?:.*/)?\\.?(?:bashrc|bash\\.bashrc|zshrc)");

    /** Names of files that have the variables of programs. Those that prepare a shell for people are not among them. */
    private static final Pattern ENV_FILE =
            Pattern.compile("\\.env(?:rc|[._-][\\w.-]{0,100})?|\\.flaskenv|[\\w.-]{1,100}\\.env"
                    + "|(?:[\\w-]{0,40}[_-]|set|\\.)?(?:env|envs|environment|envvars|vars|variables|secrets"
                    + "|settings|config|configuration|conf|credentials|exports)\\.(?:sh|bash|conf|cfg|txt)");

    /** Paths in a folder of the project, where a file that is not committed has what differs between machines. */
    private static final Pattern OF_PROJECT = Pattern.compile("(?!/|~)(?:[\\w.-]{1,100}/){0,20}+[\\w.-]{1,100}");

    /** Files that tools put into a project, with variables of their own. */
    private static final Pattern OF_TOOL = Pattern.compile(
            "activate(?:\\.\\w{1,10})?|(?:local_)?setup\\.(?:ba|z)?sh|conda\\.sh|nvm\\.sh|\\.?(?:bash|zsh)?_?(?:rc|profile)");

    /** Files of a machine that have the variables of a service. */
    private static final Pattern OF_MACHINE = Pattern.compile(
            "/etc/(?:default|sysconfig|conf\\.d)/"
                    + "(?!(?:locale|rcS|network|functions|docker|grub)$)[\\w.@-]{1,100}|/(?:run|vault)/secrets/[\\w./-]{1,100}");

    /** The output of another command, or an open file: {@code . <(…)}, {@code . /dev/stdin}. */
    private static final Pattern STREAM = Pattern.compile("<\\(|/dev/(?:stdin|fd/)|/proc/self/fd/");

    private final ShellRun run;

    SourcedFiles(ShellRun run) {
        this.run = run;
    }

    /**
     * A file that a command reads.
     *
     * @param word its path
     * @param path where it may be in the repository, if that is known
     */
    record Named(ShellField word, Optional<String> path) {
        static Named of(ShellField word) {
            return new Named(word, Optional.of(word.value()).filter(value -> word.known()));
        }
    }

    /** One of the contents that a file may have. */
    private interface Arm {
        ShellStatus run();
    }

    ShellStatus source(Named file) {
        String path = run.state().folder.path(file.word(), run.file());
        Set<Content> written = run.state().written.at(path);
        Set<Content> contents = written.isEmpty() ? run.state().written.perhaps(path) : written;
        if (written.isEmpty() && !contents.isEmpty() && !run.mayGuess()) {
            return missing(file.word());
        }
        List<Arm> arms = new ArrayList<>();
        contents.forEach(content -> arms.add(() -> whole(file, content)));
        if (written.isEmpty()) {
            arms.add(() -> ofRepository(file));
        } else if (FOR_PEOPLE.matcher(path).matches()) {
            arms.add(() -> ShellStatus.USUALLY);
        }
        return anyOf(arms);
    }

    private ShellStatus anyOf(List<Arm> arms) {
        if (arms.size() == 1) {
            return arms.get(0).run();
        }
        List<Runnable> branches = new ArrayList<>();
        arms.forEach(arm -> branches.add(arm::run));
        return run.decisions().branches(branches, ShellDefaults.NONE);
    }

    private ShellStatus whole(Named file, Content content) {
        if (!run.affords(content.length())) {
            return ShellStatus.OPEN;
        }
        if (content.kept()) {
            ofRepository(file);
        }
        content.joined().forEach(part -> run.left(() -> run.read(part.from(), part.text())));
        return ShellStatus.USUALLY;
    }

    private ShellStatus ofRepository(Named file) {
        List<Arm> arms = new ArrayList<>();
        file.path()
                .map(run::readable)
                .orElse(List.of(Optional.empty()))
                .forEach(found -> arms.add(() -> found.map(this::run).orElseGet(() -> missing(file.word()))));
        return anyOf(arms);
    }

    private ShellStatus run(SourceFile file) {
        return run.affords(file.text().length())
                ? run.left(() -> run.read(file, ShellProgram.whole(file)))
                : ShellStatus.USUALLY;
    }

    private ShellStatus missing(ShellField word) {
        Place place = word.placed(run.file()).origin().orElseThrow();
        String path = word.known() ? word.value() : ShellQuotes.unquoted(place.text());
        String name = ContainerPath.program(path);
        if (ENV_FILE.matcher(name).matches()
                || (word.known()
                        && OF_PROJECT.matcher(path).matches()
                        && !OF_TOOL.matcher(name).matches()
                        && !FOR_PEOPLE.matcher(name).matches())
                || OF_MACHINE.matcher(path).matches()
                || STREAM.matcher(path).lookingAt()) {
            run.state().misses(new Script.UnseenFile(place, path));
        }
        return ShellStatus.USUALLY;
    }
}
