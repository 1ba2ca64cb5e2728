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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Returns the answers with tracebacks in files of a program. */
    public static TracebackFlow answers(List<String> files, RunCache runs) {
        Set<TracebackHelper> known = Set.of();
        Set<TracebackHelper> found = Set.of();
        Map<String, List<TracebackFlow>> searched = new LinkedHashMap<>();
        for (int i = 0; i < MAX_ROUNDS && (i == 0 || found.size() > known.size()); i++) {
            Set<String> fresh = names(found, known);
            known = found;
            TracebackSearch search = new TracebackSearch(known);
            for (String path : files) {
                // Another file has the same answers as before.
                boolean again = !searched.containsKey(path)
                        || runs.file(path).filter(file -> !names(file, fresh)).isEmpty();
                if (again) {
                    searched.put(path, runs.search(path, search));
                }
            }
            found = new LinkedHashSet<>(known);
            flows(searched)
                    .flatMap(flow -> flow.helpers().stream())
                    .limit(MAX_KNOWN)
                    .forEach(found::add);
        }
        List<TracebackFlow> flows = flows(searched).toList();
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

    private static Stream<TracebackFlow> flows(Map<String, List<TracebackFlow>> searched) {
        return searched.values().stream().flatMap(List::stream);
    }

    @Override
    public List<TracebackFlow> in(PythonModule module) {
        SourceFile file = module.file();
        boolean may = TracebackSources.WORDS.isIn(file) || names(file, names(known, Set.of()));
        return may ? List.of(TracebackAnswers.in(module, known)) : List.of();
    }

    private static Set<String> names(Set<TracebackHelper> helpers, Set<TracebackHelper> others) {
        return helpers.stream()
                .filter(helper -> !others.contains(helper))
                .map(TracebackHelper::name)
                .collect(Collectors.toSet());
    }

    /** Returns whether a text has any of some names. Looks at each name of it once, however many helpers are known. */
    private static boolean names(SourceFile file, Set<String> helpers) {
        Set<String> names = helpers.stream().filter(file::mayContain).collect(Collectors.toSet());
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
