package dev.undebug.read.terraform;

import dev.undebug.fact.Role;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.terraform.TerraformFolder.Declared;
import dev.undebug.read.terraform.TerraformFolder.Located;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A module with the values of its variables in one place where it is used. */
final class TerraformModule {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_CHAIN = 60;

    /** Common names of the variable for the environment. */
    private static final List<String> ENVIRONMENTS =
            List.of("environment", "env", "stage", "environment_name", "env_name", "workspace");

    private final TerraformFolder folder;
    private final Function<String, Optional<TerraformFolder>> folders;
    private final TerraformWork work;
    private final Map<String, TerraformValue> arguments;
    private final Role role;
    private final int depth;
    private final Map<String, TerraformValue> known = new HashMap<>();
    private final Map<String, Optional<TerraformModule>> children = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * @param folders returns the modules of the repository by folder
     * @param work the work of all modules together
     * @param arguments the values of its variables
     * @param role the role of its resources, if known from outside
     */
    TerraformModule(
            TerraformFolder folder,
            Function<String, Optional<TerraformFolder>> folders,
            TerraformWork work,
            Map<String, TerraformValue> arguments,
            Role role) {
        this(folder, folders, work, arguments, role, 0);
    }

    private TerraformModule(
            TerraformFolder folder,
            Function<String, Optional<TerraformFolder>> folders,
            TerraformWork work,
            Map<String, TerraformValue> arguments,
            Role role,
            int depth) {
        this.folder = folder;
        this.folders = folders;
        this.work = work;
        this.arguments = Map.copyOf(arguments);
        this.role = role;
        this.depth = depth;
    }

    TerraformFolder folder() {
        return folder;
    }

    /** Returns this module and the modules of the repository that it calls, at any depth. */
    Stream<TerraformModule> all() {
        return Stream.concat(
                Stream.of(this),
                folder.calls().stream()
                        .flatMap(call -> child(call.block().label(0)).stream())
                        .flatMap(TerraformModule::all));
    }

    /** Returns the role of a block's resources. */
    Role role(Declared declared) {
        Role told = ENVIRONMENTS.stream()
                .flatMap(name -> Stream.of(variable(name), local(name)))
                .flatMap(value -> value.flatMap(TerraformValue::known).stream())
                .map(RoleInference::of)
                .filter(found -> found != Role.UNKNOWN)
                .findFirst()
                .orElse(Role.UNKNOWN);
        return RoleInference.firstKnown(
                role,
                told,
                RoleInference.ofOverlay(declared.file().path()),
                RoleInference.of(declared.block().label(1)));
    }

    TerraformValue value(SourceFile file, HclValue written) {
        return new TerraformEvaluator(this, file, Map.of()).value(written);
    }

    TerraformWork work() {
        return work;
    }

    /** Returns the value of a variable or local of this module; empty if it has none of that name. */
    Optional<TerraformValue> named(String kind, String name) {
        return switch (kind) {
            case "var" -> variable(name);
            case "local" -> local(name);
            default -> Optional.empty();
        };
    }

    private Optional<TerraformValue> variable(String name) {
        return Optional.ofNullable(arguments.get(name)).or(() -> once("var." + name, folder.variable(name)));
    }

    private Optional<TerraformValue> local(String name) {
        return once("local." + name, folder.local(name));
    }

    /** Returns an output of a called module of the repository. */
    Optional<TerraformValue> output(String module, String name) {
        return child(module).flatMap(child -> child.once("output." + name, child.folder.output(name)));
    }

    /** Evaluates an expression once; if it refers to itself, it has no value. */
    private Optional<TerraformValue> once(String name, Optional<Located> written) {
        TerraformValue before = known.get(name);
        if (before != null || written.isEmpty() || open.size() > MAX_CHAIN || !open.add(name)) {
            return Optional.ofNullable(before);
        }
        TerraformValue value = value(written.get().file(), written.get().value());
        open.remove(name);
        known.put(name, value);
        return Optional.of(value);
    }

    private Optional<TerraformModule> child(String name) {
        Optional<TerraformModule> before = children.get(name);
        if (before != null) {
            return before;
        }
        children.put(name, Optional.empty());
        Optional<TerraformModule> child = depth > MAX_DEPTH || work.exhausted()
                ? Optional.empty()
                : folder.calls().stream()
                        .filter(call -> call.block().label(0).equals(name))
                        .flatMap(call -> called(call).stream())
                        .findFirst();
        children.put(name, child);
        return child;
    }

    private Optional<TerraformModule> called(Declared call) {
        Map<String, TerraformValue> given = new HashMap<>();
        for (HclValue.Entry entry : call.block().body().attributes()) {
            given.put(entry.key(), value(call.file(), entry.value()));
        }
        return folder.source(call)
                .flatMap(folders)
                .map(found -> new TerraformModule(found, folders, work, given, role(call, found), depth + 1));
    }

    private Role role(Declared call, TerraformFolder called) {
        return RoleInference.firstKnown(
                role, RoleInference.of(call.block().label(0)), role(call), RoleInference.ofOverlay(called.path()));
    }

    /** Returns the blocks of a type, including generated ones of {@code dynamic} blocks. */
    List<Bound> blocks(SourceFile file, HclBody body, String type) {
        List<Bound> found = new ArrayList<>();
        for (HclBody.Block block : body.blocks()) {
            if (block.type().equals(type)) {
                found.add(new Bound(block.body(), new TerraformEvaluator(this, file, Map.of())));
            } else if (block.type().equals("dynamic") && block.label(0).equals(type)) {
                found.addAll(TerraformLoops.dynamic(this, file, block));
            }
        }
        return found;
    }

    /** Returns the blocks of a type at any depth. */
    List<Bound> within(SourceFile file, HclBody body, String type) {
        List<Bound> found = new ArrayList<>(blocks(file, body, type));
        body.blocks().forEach(block -> found.addAll(within(file, block.body(), type)));
        return found;
    }

    /** A block, and the evaluator for its expressions. */
    record Bound(HclBody body, TerraformEvaluator evaluator) {
        Optional<TerraformValue> get(String key) {
            return body.get(key).map(evaluator::value);
        }
    }
}
