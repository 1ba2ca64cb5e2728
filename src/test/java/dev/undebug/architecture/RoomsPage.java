package dev.undebug.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of packages and rooms as a page: directions, and the first sentence of each package's documentation.
 *
 * @param counts whether the numbers of files are shown
 */
record RoomsPage(Rooms rooms, boolean counts) {
    private static final Path SOURCES = Path.of("src/main/java/dev/undebug");
    private static final int WITH_ROOMS = Integer.MAX_VALUE;
    private static final String INTRODUCTION = """
            # Rooms

            All packages below `dev.undebug`, lower ones first. A package with rooms is imported with all of them. A room imports
            the rooms of its own package that are named beside it, and from other packages what its package may import.
            `ArchitectureTest` holds the directions, and that no room has more than 45 files.

            `mvn -B test -Dtest=RoomsPageTest -Dupdate` writes this page. Each run of the test also writes `target/rooms.md`, which is
            this page with the numbers of files. They are not here, because every new file would change them.

            ## Packages

            """;

    String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        head(page, "package", "may import");
        rooms.imports().forEach((name, others) -> row(page, name, imports(others), WITH_ROOMS));
        row(page, Rooms.TOP, "everything", WITH_ROOMS);
        Stream<String> withRooms =
                rooms.imports().keySet().stream().filter(name -> rooms(name).count() > 1);
        withRooms.forEach(name -> {
            page.append("\n## Rooms of `").append(name).append("`\n\n");
            head(page, "room", "may import, of `" + name + "`");
            rooms(name)
                    .forEach(room -> row(page, room, imports(rooms.roomImports().get(room)), 1));
        });
        return page.toString();
    }

    private Stream<String> rooms(String name) {
        return rooms.roomImports().keySet().stream().filter(room -> room.equals(name) || room.startsWith(name + "."));
    }

    private void head(StringBuilder page, String first, String imports) {
        page.append("| ").append(first).append(" | does | ").append(imports);
        page.append(counts ? " | files |\n| --- | --- | --- | ---: |\n" : " |\n| --- | --- | --- |\n");
    }

    /** @param depth of the folders whose files count */
    private void row(StringBuilder page, String name, String imports, int depth) {
        page.append("| `").append(name).append("` | ").append(summary(name)).append(" | ");
        page.append(imports).append(counts ? " | " + files(name, depth) + " |\n" : " |\n");
    }

    private static String imports(List<String> others) {
        if (others.isEmpty()) {
            return "nothing";
        }
        boolean core = others.containsAll(Rooms.CORE);
        Stream<String> named = others.stream()
                .filter(name -> !core || !Rooms.CORE.contains(name))
                .map(name -> "`" + name + "`");
        return Stream.concat(core ? Stream.of("the core (`source` to `review`)") : Stream.of(), named)
                .collect(Collectors.joining(", "));
    }

    private static String summary(String name) {
        try {
            return Files.exists(folder(name).resolve("package-info.java"))
                    ? PackageText.read(folder(name)).summary()
                    : "Has rooms only.";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long files(String name, int depth) {
        try (Stream<Path> files = Files.walk(folder(name), depth)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        return SOURCES.resolve(name.replace('.', '/'));
    }
}
