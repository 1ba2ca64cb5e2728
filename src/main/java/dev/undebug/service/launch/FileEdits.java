package dev.undebug.service.launch;

import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.InPlaceEdit;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.script.ResolvedCommand;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;

/** The files that a script changes before it starts a program: {@code sed -i 's/debug=False/debug=True/' app.py}. */
final class FileEdits {
    private static final int MAX_CHANGES = 50;

    private FileEdits() {}

    /** Returns the commands, each with the changes of those before it. */
    static List<ResolvedCommand> applied(List<ResolvedCommand> followed) {
        List<Unit.Change> changes = new ArrayList<>();
        List<ResolvedCommand> applied = new ArrayList<>();
        for (ResolvedCommand one : followed) {
            applied.add(changes.isEmpty() ? one : one.in(one.runtime().changing(changes)));
            if (changes.size() < MAX_CHANGES) {
                changes.addAll(changes(one));
            }
        }
        return applied;
    }

    private static List<Unit.Change> changes(ResolvedCommand one) {
        List<String> words = one.command().words().stream().map(Word::text).toList();
        RuntimeContext runtime = one.runtime();
        return InPlaceEdit.of(ContainerPath.program(words.get(0)), words.subList(1, words.size())).stream()
                .flatMap(edit -> edit.paths().stream()
                        .filter(path -> !path.contains("$"))
                        .map(path -> new Unit.Change(
                                runtime.workingDirectory().resolve(path).toString(),
                                edit.scripts(),
                                one.command().place())))
                .toList();
    }
}
