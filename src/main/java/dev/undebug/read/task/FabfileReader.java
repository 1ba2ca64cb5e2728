package dev.undebug.read.task;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.DetachedStart;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads Fabric's {@code fabfile.py}: the commands that its tasks run on servers. The file is also analysed as a Python
 * program.
 */
final class FabfileReader implements Reader {
    private static final Pattern PATH = Pattern.compile("(?:.*/)?(?:fabfile\\.py|fabfile/[\\w/]+\\.py)");

    private static final Set<String> REMOTE = Set.of("run", "sudo");
    /** Modules with functions of those names, which run something here. */
    private static final Set<String> LOCAL = Set.of("subprocess", "local", "app");

    private static final int MAX_TASKS = 100;
    private static final int MAX_STATEMENTS = 5_000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_LENGTH = 64 * 1024;

    @Override
    public boolean reads(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Reading reading = new Reading(file);
        PythonModule module = PythonModule.parse(file);
        module.body().forEach(reading::constant);
        module.body().forEach(reading::task);
        return reading.containers.with(FileFacts.ofUnits(file, reading.units));
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final FabricText texts;
        private final ContainerFacts containers;
        private final List<Unit> units = new ArrayList<>();
        private int tasks;
        private int statements;

        private Reading(SourceFile file) {
            this.file = file;
            this.texts = new FabricText(file);
            this.containers = new ContainerFacts(file);
        }

        private void constant(Stmt statement) {
            if (statement instanceof Stmt.Assign assign
                    && assign.targets().size() == 1
                    && assign.targets().get(0) instanceof Expr.Name name) {
                texts.define(name.id(), assign.value());
            }
        }

        /** Reads a function: each of its commands runs in a shell of its own, on a server. */
        private void task(Stmt statement) {
            if (statement instanceof Stmt.ClassDef group) {
                group.body().forEach(this::task);
            }
            if (!(statement instanceof Stmt.FunctionDef function) || tasks++ >= MAX_TASKS) {
                return;
            }
            MappedText.Builder script = new MappedText.Builder(function.span().start());
            commands(function.body(), List.of(), script, 0);
            MappedText text = script.build();
            Role role = RoleInference.firstKnown(
                    RoleInference.of(function.name()), RoleInference.ofOverlay(file.path()), Role.PRODUCTION);
            if (text.isEmpty()) {
                return;
            }
            containers.shell(text, Audience.of(role), List.of());
            if (DetachedStart.mayStart(text.text())) {
                units.add(Units.script(file, text, role));
            }
        }

        /** @param before what the blocks around set: {@code cd /srv/shop; } */
        private void commands(List<Stmt> body, List<MappedText> before, MappedText.Builder script, int depth) {
            for (Stmt statement : body) {
                if (depth > MAX_DEPTH || statements++ > MAX_STATEMENTS || script.length() > MAX_LENGTH) {
                    return;
                }
                if (statement instanceof Stmt.ExprStmt plain) {
                    command(plain.value(), before, script);
                } else if (statement instanceof Stmt.Assign assign) {
                    command(assign.value(), before, script);
                }
                List<MappedText> within = new ArrayList<>(before);
                if (statement instanceof Stmt.With with) {
                    with.items().forEach(item -> texts.around(item.context()).ifPresent(within::add));
                }
                statement.bodies().forEach(inner -> commands(inner, within, script, depth + 1));
            }
        }

        private void command(Expr expression, List<MappedText> before, MappedText.Builder script) {
            if (expression instanceof Expr.Call call
                    && isRemote(call.function())
                    && !call.arguments().isEmpty()) {
                texts.of(call.arguments().get(0).value()).ifPresent(text -> {
                    script.append("(", call.span());
                    before.forEach(part -> script.append(part, 0, part.length()));
                    script.append(text, 0, text.length());
                    script.append("\n)\n", call.span());
                });
            }
        }

        private static boolean isRemote(Expr function) {
            return function instanceof Expr.Name name
                    ? REMOTE.contains(name.id())
                    : function instanceof Expr.Attribute attribute
                            && REMOTE.contains(attribute.name())
                            && !(attribute.value() instanceof Expr.Name of && LOCAL.contains(of.id()));
        }
    }
}
