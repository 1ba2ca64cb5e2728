package dev.undebug.service.deploy;

import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.read.compose.ComposeProject;
import dev.undebug.read.compose.ComposeProject.Include;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the compose files that are loaded together: those named by a command, those that {@code docker compose} loads
 * by default, and those whose names mark them as changes to another file.
 */
final class ComposeStacks {
    private static final int MAX_STACKS = 100;
    private static final int MAX_ROUNDS = 3;

    private final Workspace workspace;
    private final ComposeCommandFiles commands;
    private final Map<ComposeStack, ComposeStack> stacks = new LinkedHashMap<>();
    private final Set<String> deployedAlone = new HashSet<>();
    /** Files that a command starts as they are, with whether that is part of a deployment. */
    private final Map<String, Boolean> startedAlone = new HashMap<>();

    private final Map<String, List<ComposeUse>> lasting = new HashMap<>();

    /** @param commands finds the files that commands load */
    ComposeStacks(Workspace workspace, ComposeCommandFiles commands) {
        this.workspace = workspace;
        this.commands = commands;
    }

    /**
     * Returns the stacks of more than one file or with other variables, and loaded files without a compose name.
     *
     * @param composed the files with a compose name
     * @param uses the compose commands in all files
     * @param alone called once all the files needed were read
     */
    Collection<ComposeStack> find(List<String> composed, List<ComposeUse> uses, ComposeNames.Alone alone) {
        // A file may have nothing but its includes.
        Set<String> including = new LinkedHashSet<>(composed);
        workspace.paths().stream().filter(ComposeNames::isDefault).forEach(including::add);
        load(including, uses);
        workspace.loadEnvFiles(
                uses.stream().flatMap(use -> commands.envFiles(use).stream()).toList());
        uses.forEach(use -> named(use, composed));
        including.forEach(path -> included(path, composed));
        forVisitors();
        composed.forEach(path -> changing(path, alone));
        return stacks.values();
    }

    /** Returns whether a command of a deployment loads the file and no other. */
    boolean isDeployedAlone(String path) {
        return deployedAlone.contains(path);
    }

    /** Returns whether a file is started alone: it has a default name, a command starts it, or no others claim it. */
    boolean isStartedAlone(String path) {
        return ComposeNames.isDefault(path)
                || isNamedAlone(path)
                || stacks.values().stream().noneMatch(stack -> stack.claims(path));
    }

    /** Returns whether a command starts a file alone, and no deployment shows that visitors get more than that. */
    boolean isNamedAlone(String path) {
        Boolean deployed = startedAlone.get(path);
        return deployed != null
                && (deployed
                        || ComposeNames.isForVisitors(path)
                        || stacks.values().stream().noneMatch(stack -> stack.deploys(path)));
    }

    /** Returns the commands that start a file, and no other, on servers to stay there, by its path; those of production first. */
    Map<String, List<ComposeUse>> lasting() {
        return Map.copyOf(lasting);
    }

    /** Reads the files that commands name, and the files that those extend or include. */
    private void load(Set<String> composed, List<ComposeUse> uses) {
        Set<String> known = new LinkedHashSet<>(composed);
        uses.forEach(use -> known.addAll(commands.of(use)));
        workspace.loadDeployments(known);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Set<String> more = new LinkedHashSet<>();
            for (String path : known) {
                workspace.file(path).ifPresent(file -> {
                    more.addAll(ComposeProject.extended(file));
                    ComposeProject.includes(file).forEach(include -> {
                        more.addAll(include.paths());
                        workspace.loadEnvFiles(include.envFiles());
                    });
                });
            }
            if (!known.addAll(more)) {
                break;
            }
            workspace.loadDeployments(more);
        }
    }

    /** Adds the files that a command loads. */
    private void named(ComposeUse use, List<String> composed) {
        List<String> paths = commands.of(use);
        if (paths.isEmpty()) {
            return;
        }
        String from = RepositoryPath.of(use.place().path()).folder().text();
        String folder = use.project()
                .folder()
                .flatMap(written -> ComposePaths.folder(written, from, workspace))
                .orElse(RepositoryPath.of(paths.get(0)).folder().text());
        List<String> envFiles = commands.envFiles(use);
        Role role = isDeployedWithOverride(use, paths) ? use.role() : role(paths);
        for (String envFile : envFiles) {
            role = RoleInference.firstKnown(role, RoleInference.ofPath(envFile));
        }
        boolean plain = paths.size() == 1 && envFiles.isEmpty() && composed.contains(paths.get(0));
        List<EnvVar> variables = variables(use, paths);
        if (plain) {
            alone(use, paths.get(0), !variables.isEmpty());
        }
        if ((!plain || !variables.isEmpty()) && !(role == Role.UNKNOWN && use.ephemeral())) {
            Role known = RoleInference.firstKnown(role, use.role());
            ComposeStack.Claim claim = ComposeStack.Claim.of(use, known);
            add(new ComposeStack(paths, folder, envFiles, variables, known, claim, Optional.of(use.place())));
        }
    }

    /**
     * Notes a command that loads a file and no other.
     *
     * @param given whether it gives variables to the file, which then is started as its stack says
     */
    private void alone(ComposeUse use, String path, boolean given) {
        boolean deploys = use.deploys() && use.effect() != ComposeUse.Effect.NOTHING;
        if (deploys) {
            deployedAlone.add(path);
            if (use.lifetime() == ComposeUse.Lifetime.LASTING) {
                List<ComposeUse> known = lasting.computeIfAbsent(path, key -> new ArrayList<>());
                known.add(use);
                known.sort(Comparator.comparing(one -> one.role() != Role.PRODUCTION));
            }
        }
        if (!given && (deploys || (!use.triesOut() && use.effect() == ComposeUse.Effect.STARTS))) {
            startedAlone.merge(path, deploys, Boolean::logicalOr);
        }
    }

    /** Returns the variables of a command that the files name, each once. */
    private List<EnvVar> variables(ComposeUse use, List<String> paths) {
        Map<String, EnvVar> last = new LinkedHashMap<>();
        use.variables().forEach(variable -> last.put(variable.name(), variable));
        List<String> texts = paths.stream()
                .flatMap(path -> workspace.file(path).stream())
                .map(SourceFile::text)
                .toList();
        return last.values().stream()
                .filter(variable ->
                        !variable.isRemoved() && texts.stream().anyMatch(text -> text.contains(variable.name())))
                .toList();
    }

    /** An override is for developers because compose loads it by itself; a deployment that loads it is no developer's. */
    private static boolean isDeployedWithOverride(ComposeUse use, List<String> paths) {
        return (use.project().files().isEmpty() || use.deploys())
                && paths.stream().anyMatch(ComposeNames::isOverride);
    }

    /** The last file whose name shows a role decides the role of a stack. */
    private static Role role(List<String> paths) {
        Role role = Role.UNKNOWN;
        for (String path : paths) {
            Role own = ComposeNames.isOverride(path) ? Role.DEVELOPMENT : RoleInference.ofContainerFile(path);
            role = RoleInference.firstKnown(own, role);
        }
        return paths.size() == 1 ? Role.UNKNOWN : role;
    }

    private void included(String path, List<String> composed) {
        for (Include include :
                workspace.file(path).map(ComposeProject::includes).orElse(List.of())) {
            List<String> paths = include.paths();
            boolean plain = paths.size() == 1
                    && composed.contains(paths.get(0))
                    && include.envFiles().isEmpty();
            if (!plain && paths.stream().allMatch(one -> workspace.file(one).isPresent())) {
                add(ComposeStack.of(paths, include.folder(), role(paths)).with(include.envFiles()));
            }
        }
    }

    /**
     * Adds what visitors get of stacks that only developers or tests start: the files up to the last one for visitors,
     * without those for others.
     */
    private void forVisitors() {
        Set<String> claimed = new HashSet<>();
        stacks.values().stream()
                .filter(stack -> stack.claim() == ComposeStack.Claim.ALL && !stack.isPlain())
                .forEach(stack -> claimed.addAll(stack.paths()));
        for (ComposeStack stack : List.copyOf(stacks.values())) {
            List<String> visitors =
                    stack.paths().stream().filter(ComposeNames::isForVisitors).toList();
            if (!visitors.isEmpty()
                    && visitors.stream().noneMatch(path -> claimed.contains(path) || isNamedAlone(path))) {
                int last = stack.paths().lastIndexOf(visitors.get(visitors.size() - 1));
                List<String> files = stack.paths().subList(0, last + 1).stream()
                        .filter(path -> !ComposeNames.isForOthers(path))
                        .toList();
                if (files.size() > 1) {
                    add(ComposeStack.of(files, stack.folder(), role(files)));
                }
            }
        }
    }

    /** Adds a file that changes the services of a default file: an override, or a file with incomplete services. */
    private void changing(String path, ComposeNames.Alone alone) {
        boolean named =
                stacks.values().stream().anyMatch(stack -> stack.paths().indexOf(path) > 0 && stack.claims(path));
        if (ComposeNames.isDefault(path) || (named && !ComposeNames.isOverride(path))) {
            return;
        }
        ComposeNames.base(path, alone).ifPresent(base -> {
            List<String> paths = List.of(base, path);
            if (stacks.keySet().stream().anyMatch(stack -> isDeployed(stack, paths))) {
                return;
            }
            add(ComposeStack.of(paths, RepositoryPath.of(base).folder().text(), role(paths)));
        });
    }

    private static boolean isDeployed(ComposeStack stack, List<String> paths) {
        return stack.paths().equals(paths) && (stack.role() == Role.PRODUCTION || stack.role() == Role.STAGING);
    }

    private void add(ComposeStack stack) {
        if (stacks.size() < MAX_STACKS || stacks.containsKey(stack.unnamed())) {
            stacks.merge(stack.unnamed(), stack, ComposeStack::or);
        }
    }
}
