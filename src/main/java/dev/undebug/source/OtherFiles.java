package dev.undebug.source;

import java.util.Locale;
import java.util.Set;

/**
 * Files that by their names are neither programs nor settings nor variables. A change of them alone is not looked at, so that
 * they are not read either, whoever names them: nobody gets a value past a review in a picture.
 */
public final class OtherFiles {
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

    private OtherFiles() {}

    /** Returns whether a file is one by its name. */
    public static boolean is(String path) {
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
