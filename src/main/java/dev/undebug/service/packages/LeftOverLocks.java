package dev.undebug.service.packages;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lock files of a tool that a project has left for another one. Poetry locks a project that says something to it in
 * {@code pyproject.toml}, uv one with the table {@code [project]}.
 */
public final class LeftOverLocks {
    private static final String PROJECT = "pyproject.toml";
    private static final String POETRY = "poetry.lock";
    private static final String UV = "uv.lock";

    private static final Pattern OF_POETRY = Pattern.compile("(?m)^[^#\\n]*\\bpoetry\\b");
    private static final Pattern OF_UV = Pattern.compile("(?m)^[ \\t]*+\\[[ \\t]*+project[ \\t]*+]");

    private LeftOverLocks() {}

    /** Returns the paths of such files. Of two lock files that both count, neither is one. */
    public static Set<String> of(List<FileFacts> facts) {
        Map<String, SourceFile> files = facts.stream()
                .map(FileFacts::file)
                .filter(file -> Set.of(PROJECT, POETRY, UV)
                        .contains(RepositoryPath.of(file.path()).name()))
                .collect(Collectors.toMap(SourceFile::path, file -> file, (one, other) -> one));
        Set<String> left = new HashSet<>();
        files.forEach((path, file) -> {
            RepositoryPath folder = RepositoryPath.of(path).folder();
            String poetry = folder.at(POETRY).text();
            String uv = folder.at(UV).text();
            boolean both = RepositoryPath.of(path).name().equals(PROJECT)
                    && files.containsKey(poetry)
                    && files.containsKey(uv);
            if (both
                    && OF_POETRY.matcher(file.text()).find()
                            != OF_UV.matcher(file.text()).find()) {
                left.add(OF_UV.matcher(file.text()).find() ? poetry : uv);
            }
        });
        return left;
    }
}
