package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Word;
import dev.undebug.read.Readers;
import dev.undebug.service.tree.NamedByCommands;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.IrrelevantFiles;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the scripts whose own names do not tell what they are, but commands run them: {@code ExecStart=/srv/shop/run_shop}. */
public final class NamedScripts extends NamedByCommands {
    /** A script that is not read is a program that is not known. */
    private static final int DEEPEST = 8;

    private final Workspace workspace;

    public NamedScripts(Workspace workspace) {
        super(workspace, DEEPEST);
        this.workspace = workspace;
    }

    @Override
    protected Stream<String> names(FileFacts file) {
        return file.units().stream()
                .flatMap(unit -> unit.commands().stream())
                .flatMap(command -> called(command.words()).stream());
    }

    /** A file whose name is that of a program in another language is no script, unless a shell runs it: {@code ./bundle.ts}. */
    private static Optional<String> called(List<Word> words) {
        return Scripts.called(words)
                .filter(word -> !word.equals(words.get(0)) || !IrrelevantFiles.is(word.text()))
                .map(word -> ContainerPath.of(word.text()).name());
    }

    @Override
    protected boolean isOpen(String path) {
        return !Readers.readsByName(path);
    }

    @Override
    protected Collection<String> load(Set<String> paths) {
        return workspace.loadScripts(paths);
    }
}
