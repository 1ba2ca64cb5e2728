package dev.undebug.read.compose;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.Reader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a compose file on its own; {@link ComposeProject} merges several. */
public final class ComposeReader implements Reader {
    private static final Pattern NAME = Pattern.compile("(?:.*[._-])?(?:docker-)?compose(?:[._-].*)?\\.ya?ml");

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        ComposeProject.Files alone = new ComposeProject.Files(
                List.of(file), RepositoryPath.of(file.path()).folder().text(), Role.UNKNOWN, List.of());
        return FileFacts.ofUnits(
                file,
                new ComposeProject(alone, path -> Optional.empty())
                        .services().stream().map(ComposeProject.Service::unit).toList());
    }
}
