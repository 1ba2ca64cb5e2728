package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.provision.ProvisionReaders;
import dev.undebug.read.provision.RoleTasks;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the plays of Ansible that set up developers' machines: the playbooks that only a Vagrantfile runs, and the roles that
 * only such playbooks run, or plays with {@code hosts: localhost}.
 */
public final class DeveloperPlays {
    private static final String VAGRANTFILE = "Vagrantfile";

    private static final List<String> ENDINGS = List.of(".yml", ".yaml");

    /** A list of machines: where there is one, playbooks are run on others than Vagrant's. */
    private static final Pattern INVENTORY = Pattern.compile("(?:.*/)?(?:inventor(?:y|ies)(?:/.*|[\\w.-]*)|host_vars/.*"
            + "|(?:hosts|production|prod|live|staging|stage)(?:\\.(?:ini|ya?ml|cfg))?)");

    /** The {@code hosts} of plays for each machine, and the name of the one machine of Vagrant. */
    private static final Set<String> ANY_HOSTS = Set.of("all", "*", "default");

    /** Words in the files that run roles; the second is that of the list in {@code meta/main.yml}. */
    private static final List<String> ROLE_WORDS = List.of("role", "dependencies");

    private final Workspace workspace;

    public DeveloperPlays(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the facts, with those of such playbooks and roles for development. */
    public List<FileFacts> read(List<FileFacts> files) {
        Set<String> deployed = RunPlaybooks.runs(files, unit -> RunPlaybooks.deploys(unit.role()))
                .keySet();
        Set<String> tried = tried(files, deployed);
        List<SourceFile> ansible = files.stream()
                .map(FileFacts::file)
                .filter(file -> ENDINGS.stream().anyMatch(file.path()::endsWith)
                        && ROLE_WORDS.stream().anyMatch(file.text()::contains))
                .toList();
        Map<RoleTasks.Named, Boolean> roles = new HashMap<>();
        return files.stream()
                .map(file -> tried.contains(file.file().path())
                                || (!file.isEmpty()
                                        && RoleTasks.role(file.file().path())
                                                .filter(role -> roles.computeIfAbsent(
                                                        role, key -> isForDevelopers(key, ansible, deployed, tried)))
                                                .isPresent())
                        ? file.with(Role.DEVELOPMENT)
                        : file)
                .toList();
    }

    /** Returns the playbooks that a Vagrantfile runs, and no other text is seen to run. */
    private Set<String> tried(List<FileFacts> files, Set<String> deployed) {
        Set<String> run = RunPlaybooks.runs(files, DeveloperPlays::isOfVagrant).keySet();
        if (run.isEmpty()
                || workspace.paths().stream()
                        .anyMatch(path -> INVENTORY.matcher(path).matches())) {
            return Set.of();
        }
        Set<String> others =
                RunPlaybooks.runs(files, unit -> !isOfVagrant(unit)).keySet();
        List<String> machines = files.stream()
                .map(FileFacts::file)
                .filter(file -> isVagrantfile(file.path()))
                .map(SourceFile::text)
                .toList();
        return files.stream()
                .map(FileFacts::file)
                .filter(file -> run.contains(file.path())
                        && !deployed.contains(file.path())
                        && !others.contains(file.path())
                        && ProvisionReaders.hosts(file).stream()
                                .allMatch(hosts -> ANY_HOSTS.contains(hosts)
                                        || machines.stream().anyMatch(text -> text.contains(hosts))))
                .map(SourceFile::path)
                .collect(Collectors.toSet());
    }

    private static boolean isOfVagrant(Unit unit) {
        return isVagrantfile(unit.place().path());
    }

    private static boolean isVagrantfile(String path) {
        return RepositoryPath.of(path).name().equals(VAGRANTFILE);
    }

    /** Returns whether something runs a role, and all that names it is a developer's. */
    private static boolean isForDevelopers(
            RoleTasks.Named role, List<SourceFile> ansible, Set<String> deployed, Set<String> tried) {
        List<SourceFile> naming = ansible.stream()
                .filter(file -> !file.path().startsWith(role.folder()) && role.isIn(file.text()))
                .toList();
        return !naming.isEmpty()
                && naming.stream()
                        .allMatch(file -> tried.contains(file.path())
                                || (!deployed.contains(file.path()) && ProvisionReaders.isForDevelopers(file, role)));
    }
}
