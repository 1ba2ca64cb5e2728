package dev.undebug.service;

import dev.undebug.fact.FileFacts;
import dev.undebug.python.eval.outcome.LoadedSettings;
import dev.undebug.service.launch.Program;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;
import java.util.List;

/**
 * A repository as rules see it.
 *
 * @param facts the facts of its files
 * @param services its launches, joined with the code
 * @param verdicts every switch that is on, with its effect when the others are off
 * @param failing the number of programs that end with an exception
 * @param settings what all programs load
 * @param unfinished the programs that were not evaluated to their end
 */
public record Project(
        List<FileFacts> facts,
        List<Service> services,
        List<SwitchVerdict<Switch>> verdicts,
        long failing,
        LoadedSettings settings,
        List<Program> unfinished) {
    public Project {
        facts = List.copyOf(facts);
        services = List.copyOf(services);
        verdicts = List.copyOf(verdicts);
        unfinished = List.copyOf(unfinished);
    }

    /** Returns the switches of one kind that are on. */
    public <S extends Switch> List<SwitchVerdict<S>> switches(Class<S> kind) {
        return verdicts.stream().flatMap(each -> each.as(kind).stream()).toList();
    }
}
