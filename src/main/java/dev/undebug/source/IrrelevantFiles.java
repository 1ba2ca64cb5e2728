package dev.undebug.source;

import java.util.Locale;
import java.util.Set;

/**
 * Recognises files that are neither programs nor settings nor env files, by their names. A change of them alone is not
 * analysed. They are never read either, even if another file names them, so that nobody can hide a value in a picture.
 */
public final class IrrelevantFiles {
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

    /** Languages in which people describe what they deploy. */
    private static final Set<String> PROGRAMS =
            Set.of("js", "mjs", "cjs", "ts", "mts", "cts", "cs", "go", "java", "kt", "scala", "rb", "php");

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

    /** Folders whose files are named after their purpose, such as {@code docker/node.js} and {@code env/prod.db}. */
    private static final Set<String> FOLDERS =
            Set.of("docker", ".docker", "dockerfiles", "env", ".env", "envs", ".envs", "environments");

    private static final Set<String> IMAGES = Set.of("dockerfile", "containerfile");

    private IrrelevantFiles() {}

    /** Returns whether a file is one by its name. */
    public static boolean is(String path) {
        RepositoryPath lower = RepositoryPath.of(path.toLowerCase(Locale.ROOT));
        String name = lower.name();
        String extension = lower.extension();
        return NAMES.contains(name)
                || TEXTS.contains(extension)
                || PICTURES.contains(extension)
                || (!isNamedForUse(lower)
                        && (PAGES.contains(extension)
                                || OTHER_LANGUAGES.contains(extension)
                                || DATA.contains(extension)));
    }

    /** Returns whether a file is a program in another language than Python, which may describe a deployment. */
    public static boolean isProgram(String path) {
        return PROGRAMS.contains(
                RepositoryPath.of(path.toLowerCase(Locale.ROOT)).extension());
    }

    private static boolean isNamedForUse(RepositoryPath file) {
        return FOLDERS.contains(file.folder().name()) || IMAGES.stream().anyMatch(file.name()::startsWith);
    }
}
