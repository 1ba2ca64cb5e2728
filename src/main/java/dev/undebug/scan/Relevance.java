package dev.undebug.scan;

import java.util.Locale;
import java.util.Set;

/**
 * Tells by its path whether a change of a file can matter. A program may read settings, and a container variables, from
 * files of any name, so that only those do not matter that by their names are something else.
 */
public final class Relevance {
    /** Where a repository keeps its configuration. */
    public static final String CONFIGURATION = ".github/undebug.yml";

    private static final Set<String> TEXTS = Set.of("md", "markdown", "mdx", "rst", "adoc", "asciidoc", "tex", "pdf");

    private static final Set<String> PICTURES = Set.of(
            "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "tif", "tiff", "psd", "mp3", "mp4", "wav",
            "ogg", "webm", "mov", "woff", "woff2", "ttf", "otf", "eot");

    private static final Set<String> PAGES = Set.of(
            "html", "htm", "css", "scss", "sass", "less", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "vue",
            "svelte", "map");

    private static final Set<String> OTHER_LANGUAGES = Set.of(
            "c", "h", "cc", "cpp", "cxx", "hpp", "cs", "go", "java", "kt", "scala", "swift", "m", "rs", "rb", "php",
            "pl", "lua", "r", "jl", "ex", "exs", "erl", "hs", "dart", "sql", "proto", "graphql");

    private static final Set<String> DATA = Set.of(
            "csv", "tsv", "parquet", "sqlite", "db", "po", "pot", "mo", "xls", "xlsx", "doc", "docx", "ppt", "pptx",
            "pyc", "pyo");

    private static final Set<String> NAMES = Set.of(
            "license",
            "copying",
            "notice",
            "authors",
            "contributors",
            "codeowners",
            "changelog",
            "readme",
            ".gitignore",
            ".gitattributes",
            ".gitkeep",
            ".editorconfig",
            "package-lock.json",
            "pnpm-lock.yaml",
            "yarn.lock",
            "cargo.lock",
            "gemfile.lock",
            "composer.lock",
            "go.mod",
            "go.sum");

    private Relevance() {}

    /** Returns whether a change of this file can change what a scan finds. */
    public static boolean matters(String path) {
        return Candidates.isScanned(path) || !isSomethingElse(path);
    }

    private static boolean isSomethingElse(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return NAMES.contains(name)
                || (name.contains(".")
                        && (TEXTS.contains(extension)
                                || PICTURES.contains(extension)
                                || PAGES.contains(extension)
                                || OTHER_LANGUAGES.contains(extension)
                                || DATA.contains(extension)));
    }
}
