package dev.undebug.demo.github;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Caches the answers to the latest queries: a page repeats the same ones. */
final class AnswerCache<K, V> {
    private static final int MOST = 64;

    private final Map<K, V> answers = new LinkedHashMap<>(MOST, 0.75f, true);

    synchronized V of(K question, Function<K, V> find) {
        V answer = answers.get(question);
        if (answer == null) {
            answer = find.apply(question);
            answers.put(question, answer);
            if (answers.size() > MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return answer;
    }
}
