package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.PrintedPath;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.Optional;

/** Tells the place of a script, and the current folder, as far as its shell knows them. */
final class ShellOwnPath implements PrintedPath.Shell {
    private static final String BASH = "BASH_SOURCE";

    /** By this variable a script changes the path of its own. */
    private static final String BASH_NAME = "BASH_ARGV0";

    private final SourceFile file;
    private final ShellState state;
    private final int depth;

    /**
     * @param file the file that the shell reads
     * @param depth the number of expansions around this one
     */
    ShellOwnPath(SourceFile file, ShellState state, int depth) {
        this.file = file;
        this.state = state;
        this.depth = depth;
    }

    /** Returns the path that a substitution prints, if it prints a known one. */
    Optional<String> printed(MappedText text) {
        return PrintedPath.of(text, this);
    }

    /** Returns the value of a parameter that the shell sets by itself: the path of the script, or the current folder. */
    Optional<String> value(String name) {
        return switch (name) {
            case "0" -> state.own.filter(own -> isUnchanged(BASH_NAME)).map(own -> own.written());
            case BASH ->
                state.own
                        .filter(own -> own.bash() && own.script().equals(file) && isUnchanged(BASH))
                        .map(own -> own.written());
            case "PWD" -> isUnchanged("PWD") ? folder() : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns a folder whose path is not known, as the beginning of others: the current one, or that of people's scripts. */
    Optional<String> begun(String name) {
        boolean home = name.equals("HOME")
                && state.startsBeside
                && state.variables.find(name).isEmpty();
        boolean here = name.equals("PWD") && isUnchanged(name);
        return Optional.of(home ? "~" : ".").filter(folder -> !state.placed && (home || here));
    }

    /** Returns the folder of {@code $PWD}: the current one, or that of the shell which has put its value into the text. */
    Optional<ShellFolder> current() {
        boolean filledIn = state.filledIn.filter(names -> names.contains("PWD")).isPresent();
        return Optional.of(filledIn ? state.begun : state.folder)
                .filter(folder -> state.variables.find("PWD").isEmpty());
    }

    /** Returns whether the script leaves a variable alone; the shell itself overrides what it inherits. */
    private boolean isUnchanged(String name) {
        return state.variables.find(name).isEmpty()
                && state.filledIn.filter(names -> names.contains(name)).isEmpty();
    }

    @Override
    public Optional<String> value(MappedText word) {
        ShellField field = ShellExpansion.single(file, word, state, depth);
        return Optional.of(field.value()).filter(value -> field.known());
    }

    @Override
    public boolean isFunction(String program) {
        return state.function(program).isPresent();
    }

    @Override
    public Optional<String> folder() {
        return state.placed ? state.folder.absolute() : Optional.empty();
    }

    @Override
    public boolean mayBeLink(String path) {
        return state.own
                .filter(own ->
                        own.linked() && ContainerPath.basename(own.written()).equals(ContainerPath.basename(path)))
                .isPresent();
    }
}
