package dev.undebug.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of this repository, by their simple names. */
final class Sources {
    private static final Map<String, List<Path>> MAIN = byName(Path.of("src", "main", "java"));
    private static final Map<String, List<Path>> TEST = byName(Path.of("src", "test", "java"));

    private Sources() {}

    static boolean hasClass(String name) {
        return MAIN.containsKey(name) || TEST.containsKey(name);
    }

    static boolean hasTestClass(String name) {
        return TEST.containsKey(name);
    }

    /** Returns whether the tests contain a class with this full name and a main method. */
    static boolean hasProgram(String fullName) {
        Path file = Path.of("src", "test", "java").resolve(fullName.replace('.', '/') + ".java");
        return Files.isRegularFile(file) && text(file).contains("public static void main(String[] args)");
    }

    /** Returns whether the tests read a system property of that name. */
    static boolean readsProperty(String name) {
        Predicate<Path> reads = file ->
                text(file).contains("Property(\"" + name + "\"") || text(file).contains("getInteger(\"" + name + "\"");
        return TEST.values().stream().flatMap(List::stream).anyMatch(reads);
    }

    private static Map<String, List<Path>> byName(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
