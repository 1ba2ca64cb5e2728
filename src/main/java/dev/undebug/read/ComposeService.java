package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One service of a compose file. */
final class ComposeService {
    private final YamlNode.Entry entry;
    private final SourceFile file;
    private final String folder;
    private final Map<String, YamlNode> keys = new HashMap<>();

    ComposeService(YamlNode.Entry entry) {
        this.entry = entry;
        this.file = entry.key().file();
        this.folder = RepositoryPath.folder(file.path());
        entry.value().entries().forEach(key -> keys.put(key.name(), key.value()));
    }

    Unit unit() {
        Optional<YamlNode> entrypoint = key("entrypoint");
        List<Token> entry = entrypoint.map(ComposeText::command).orElse(List.of());
        List<Token> command = key("command").map(ComposeText::command).orElse(List.of());
        Optional<Unit.Build> build = key("build").flatMap(this::build);
        return new Unit(
                Unit.Kind.COMPOSE_SERVICE,
                this.entry.name(),
                file.place(this.entry.key().span()),
                role(build),
                key("environment")
                        .map(node -> ComposeEnvironment.read(file, node))
                        .orElse(List.of()),
                CommandReader.parts(file, List.of(entry, command)),
                origin(build, last(CommandReader.words(file, entry)), entrypoint.isPresent()));
    }

    private Optional<YamlNode> key(String name) {
        return Optional.ofNullable(keys.get(name)).filter(node -> !node.isNull());
    }

    private static Optional<Command> last(List<Command> commands) {
        return commands.isEmpty() ? Optional.empty() : Optional.of(commands.get(commands.size() - 1));
    }

    private Role role(Optional<Unit.Build> build) {
        Role target = RoleNames.of(build.flatMap(Unit.Build::target).orElse(""));
        return RoleNames.firstKnown(profileRole(), target, RoleNames.of(entry.name()), RoleNames.ofPath(file.path()));
    }

    /** A service that production starts too is a production service. */
    private Role profileRole() {
        Role role = Role.UNKNOWN;
        for (YamlNode profile : key("profiles").map(YamlNode::elements).orElse(List.of())) {
            Role one = RoleNames.of(profile.scalar());
            if (one == Role.PRODUCTION) {
                return one;
            }
            role = RoleNames.firstKnown(role, one);
        }
        return role;
    }

    private Unit.Origin origin(Optional<Unit.Build> build, Optional<Command> entrypoint, boolean replacesEntrypoint) {
        return new Unit.Origin(
                key("image").flatMap(ComposeText::known),
                build,
                envFiles(),
                key("working_dir").flatMap(ComposeText::known),
                List.of(),
                entrypoint,
                replacesEntrypoint,
                ComposeVolumes.bindMounts(folder, key("volumes")),
                List.of(),
                false);
    }

    private Optional<Unit.Build> build(YamlNode node) {
        String context = node.isScalar()
                ? ComposeText.value(node)
                : node.get("context").map(ComposeText::value).orElse(".");
        if (context.contains("://") || context.startsWith("git@")) {
            return Optional.empty();
        }
        String dockerfile = node.get("dockerfile").map(ComposeText::value).orElse("Dockerfile");
        Optional<String> target = node.get("target").flatMap(ComposeText::known);
        return RepositoryPath.resolve(folder, context).flatMap(path -> RepositoryPath.resolve(path, dockerfile)
                .map(built -> new Unit.Build(path, built, target)));
    }

    private List<String> envFiles() {
        Optional<YamlNode> node = key("env_file");
        List<YamlNode> files = node.filter(YamlNode::isScalar)
                .map(List::of)
                .orElse(node.map(YamlNode::elements).orElse(List.of()));
        List<String> paths = new ArrayList<>();
        for (YamlNode one : files) {
            Optional<YamlNode> path = one.isScalar() ? Optional.of(one) : one.get("path");
            path.flatMap(ComposeText::known)
                    .flatMap(written -> RepositoryPath.resolve(folder, written))
                    .ifPresent(paths::add);
        }
        return paths;
    }
}
