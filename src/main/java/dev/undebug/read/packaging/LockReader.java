package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.toml.TomlLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the lock files of poetry, uv, pdm and pipenv: the exact release of each package. */
public final class LockReader implements Reader {
    private static final Set<String> TABLES = Set.of("poetry.lock", "uv.lock", "pdm.lock");

    /** As long as the longest file that Undebug loads. */
    private static final int LONGEST = 10 * 1024 * 1024;

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return TABLES.contains(name) || name.equals("Pipfile.lock");
    }

    /** A lock file that is too long, or in the encoding of the Windows console, only leaves versions unknown. */
    @Override
    public Weight weight(String path) {
        return Weight.STARTS_NOTHING;
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Requirement> requirements =
                RepositoryPath.of(file.path()).name().equals("Pipfile.lock") ? pipfile(file) : tables(file);
        return FileFacts.ofUnits(file, List.of()).with(new Packaging(requirements, List.of(), List.of()));
    }

    private static List<Requirement> tables(SourceFile file) {
        return TomlLock.read(file).stream()
                .map(locked -> RequirementLine.of(locked.name(), "==" + locked.version(), file.place(locked.place())))
                .toList();
    }

    private static List<Requirement> pipfile(SourceFile file) {
        if (file.text().length() > Reader.MAX_LENGTH) {
            return List.of();
        }
        List<Requirement> requirements = new ArrayList<>();
        List<YamlNode.Entry> packages =
                Yaml.read(file).map(root -> root.entriesOf("default")).orElse(List.of());
        for (YamlNode.Entry entry : packages) {
            entry.value()
                    .get("version")
                    .ifPresent(version -> requirements.add(
                            RequirementLine.of(entry.name(), version.scalar(), file.place(version.span()))));
        }
        return requirements;
    }
}
