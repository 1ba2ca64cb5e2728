package dev.undebug.service.tree;

import dev.undebug.source.SourceFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The results of readers for files that programs load. Several threads may ask. */
final class MadeOfTexts {
    private final Map<Made, Object> made = new ConcurrentHashMap<>();

    private record Made(SourceFile file, Class<?> type) {}

    <T> T get(SourceFile file, Class<T> type, Function<SourceFile, T> maker) {
        return type.cast(made.computeIfAbsent(new Made(file, type), key -> maker.apply(file)));
    }

    void addAll(MadeOfTexts other) {
        made.putAll(other.made);
    }
}
