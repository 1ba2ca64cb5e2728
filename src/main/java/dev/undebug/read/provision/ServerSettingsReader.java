package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.SourceFile;
import java.util.List;

/**
 * Reads the {@code vars_files} that hold the command of a server, whatever their names: a playbook loads them, and a role
 * of others starts the server.
 */
final class ServerSettingsReader implements Reader {
    /** Only the content shows what they are. */
    @Override
    public boolean reads(String path) {
        return false;
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        SourceFile yaml = TemplatePlaceholders.isTemplate(file) ? TemplatePlaceholders.masked(file) : file;
        List<Unit> servers = Yaml.read(yaml)
                .map(root -> VariableServers.of(file, root, RoleInference.ofOverlay(file.path())))
                .orElse(List.of());
        return FileFacts.ofUnits(file, servers);
    }
}
