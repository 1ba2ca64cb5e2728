package dev.undebug.service.judge;

import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.launch.Program;
import dev.undebug.service.tree.LiteralSwitches;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges literal switches in code that its program does not get to: after {@code sys.exit(main())}, {@code raise} or an
 * endless loop. What they would do is dormant.
 */
final class CodeAfterEndJudge implements RepositoryJudge {
    @Override
    public void judge(JudgedRepository repository, Verdicts verdicts) {
        Map<String, Program> files = new LinkedHashMap<>();
        for (ProgramVerdict alone : repository.programs().alone()) {
            Program program = alone.program();
            program.entry()
                    .filter(entry -> entry.isMain() && hasUnknown(repository, entry, verdicts))
                    .ifPresent(entry -> files.putIfAbsent(entry.path(), program));
        }
        files.forEach((path, program) -> repository
                .workspace()
                .file(path)
                .ifPresent(file -> judge(repository, pastEnds(program, file), verdicts)));
    }

    /** Returns whether the file has a literal switch of which nothing is known. */
    private static boolean hasUnknown(JudgedRepository repository, Entry entry, Verdicts verdicts) {
        return repository.judge().search(entry.path(), LiteralSwitches::in).stream()
                .anyMatch(literal -> !verdicts.knowsWithin(literal));
    }

    private static Program pastEnds(Program file, SourceFile source) {
        return new Program(
                file.launch(),
                file.launcher(),
                file.role(),
                file.entry().map(entry -> entry.of(CodePart.pastEnds(source))),
                file.layers(),
                file.dotenv(),
                file.installed(),
                file.reservation());
    }

    private static void judge(JudgedRepository repository, Program pastEnds, Verdicts verdicts) {
        ProgramVerdict verdict = repository.judge().judgeAsItIs(pastEnds);
        Coverage coverage = verdict.run().execution().coverage();
        for (SwitchEffect effect : verdict.all()) {
            Place place = effect.subject().place();
            coverage.endBefore(place).ifPresent(end -> {
                // Of a file that does not parse, the blocks are guessed.
                EvidenceStep why = verdict.run()
                        .broken()
                        .orElseGet(() -> new EvidenceStep(end, new Event.EndsBlock(end.toString())));
                List<EvidenceStep> steps = new ArrayList<>(List.of(why));
                steps.addAll(effect.steps());
                verdicts.dormant(effect.subject(), pastEnds.role(), steps);
            });
        }
    }
}
