package dev.undebug.service.run;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.verdict.TracebackAnswer;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the tracebacks that reach an answer, also through functions of other modules.
 *
 * @param known the functions that are known to return tracebacks
 */
public record TracebackSearch(Set<TracebackHelper> known) implements ModuleSearch<TracebackFlow> {
    /** The number of functions that a traceback goes through, one after another. */
    private static final int MAX_ROUNDS = 4;

    private static final int MAX_KNOWN = 200;

    /** The order of {@link Set#copyOf} is another one in each process, and the first of several helpers counts. */
    public TracebackSearch {
        known = Collections.unmodifiableSet(new LinkedHashSet<>(known));
    }

    /**
     * Returns the answers with tracebacks.
     *
     * @param modules searches all modules of a program
     */
    public static TracebackFlow answers(Function<TracebackSearch, List<TracebackFlow>> modules) {
        Set<TracebackHelper> known = Set.of();
        List<TracebackFlow> flows = List.of();
        for (int i = 0; i < MAX_ROUNDS; i++) {
            flows = modules.apply(new TracebackSearch(known));
            Set<TracebackHelper> next = new LinkedHashSet<>(known);
            flows.stream()
                    .flatMap(flow -> flow.helpers().stream())
                    .limit(MAX_KNOWN)
                    .forEach(next::add);
            if (next.size() == known.size()) {
                break;
            }
            known = next;
        }
        Map<Place, TracebackAnswer> answers = new LinkedHashMap<>();
        flows.stream()
                .flatMap(flow -> flow.answers().stream())
                .forEach(answer -> answers.putIfAbsent(answer.place(), answer));
        return new TracebackFlow(
                List.copyOf(answers.values()),
                flows.stream()
                        .flatMap(flow -> flow.guarded().stream())
                        .filter(guarded -> !answers.containsKey(guarded.answer().place()))
                        .toList(),
                List.of());
    }

    @Override
    public List<TracebackFlow> in(PythonModule module) {
        SourceFile file = module.file();
        boolean may = TracebackSources.WORDS.isIn(file) || namesKnown(file);
        return may ? List.of(TracebackAnswers.in(module, known)) : List.of();
    }

    /** Looks at each name of a text once, however many helpers are known. */
    private boolean namesKnown(SourceFile file) {
        Set<String> names = known.stream()
                .map(TracebackHelper::name)
                .filter(file::mayContain)
                .collect(Collectors.toSet());
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        String text = file.text();
        int from = 0;
        for (int at = 0; at <= text.length() && longest > 0; at++) {
            if (at == text.length() || !Character.isUnicodeIdentifierPart(text.charAt(at))) {
                if (at > from && at - from <= longest && names.contains(text.substring(from, at))) {
                    return true;
                }
                from = at + 1;
            }
        }
        return false;
    }
}
