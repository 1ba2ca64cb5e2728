package dev.undebug.service;

import dev.undebug.flask.Exposure;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramJudge;
import dev.undebug.service.judge.Verdicts;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Tells what the files of programs turn on that are more than one scan can evaluate: each file is judged by itself, as if
 * nothing were known of what it imports. That is not all of the program, so it counts one step less.
 */
final class UnfinishedPrograms {
    /** Much for one file, and little beside what was spent on the programs. */
    private static final long MOST_WORK = 300_000;

    private static final int MOST = 20;

    private final Workspace workspace;

    UnfinishedPrograms(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Adds the switches that no judged program reaches. */
    void tell(JudgedPrograms programs, Verdicts verdicts) {
        boolean launched = !programs.launched().isEmpty();
        List<Program> unfinished = programs.unfinished().stream()
                .filter(program -> program.launch().isPresent() || !launched)
                .limit(MOST)
                .toList();
        for (Program program : unfinished) {
            program.entry()
                    .flatMap(entry -> workspace.loaded(entry.path()))
                    .ifPresent(module -> tell(module.file(), program, verdicts));
        }
    }

    private static void tell(SourceFile file, Program program, Verdicts verdicts) {
        Workspace alone = new Workspace(new OneFile(file));
        alone.load(List.of(file.path()));
        ProgramJudge judge = new ProgramJudge(new RunCache(alone, new WorkBudget(MOST_WORK)), false);
        for (SwitchEffect effect : judge.judge(program).all()) {
            if (effect.subject().turnsDebugOn()
                    && effect.exposure().compareTo(Exposure.FLAG) <= 0
                    && !verdicts.knows(effect.subject())) {
                verdicts.add(effect.subject(), reach(program, effect));
            }
        }
    }

    private static Reach reach(Program program, SwitchEffect effect) {
        boolean shown = program.launch().filter(launch -> !launch.byHand()).isPresent();
        return new Reach(effect.exposure(), program.role(), shown, effect.certain(), effect.steps(), false, false);
    }

    /** A tree with one file of another. */
    private record OneFile(SourceFile file) implements SourceTree {
        @Override
        public List<String> paths() {
            return List.of(file.path());
        }

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            return paths.contains(file.path()) ? Map.of(file.path(), new Content.Decoded(file)) : Map.of();
        }

        @Override
        public boolean isLocal() {
            return true;
        }
    }
}
