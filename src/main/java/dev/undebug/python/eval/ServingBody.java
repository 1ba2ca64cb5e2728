package dev.undebug.python.eval;

import dev.undebug.python.syntax.CodeParts;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The servers and other functions that the code of a function names.
 *
 * @param starts whether it names a function that may start a server, or a command that may
 * @param names what it names besides: that may start one in turn
 * @param imports the statements in it that import something
 */
record ServingBody(boolean starts, Set<Named> names, List<Stmt> imports) {
    /** The functions that start servers, or run code of which nothing is seen here. */
    private static final Pattern STARTING =
            Pattern.compile("run|run_(?:simple|server|app|path|module)|serve|serve_forever|exec");

    /**
     * A name of some scope, or an attribute of what it names.
     *
     * @param attribute null for the name itself
     */
    record Named(String name, @Nullable String attribute) {}

    ServingBody {
        names = Set.copyOf(names);
        imports = List.copyOf(imports);
    }

    static ServingBody of(List<Stmt> body) {
        CodeParts code = CodeParts.of(body);
        List<Expr> parts = code.expressions();
        Set<Expr> called = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Expr> owners = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Named> names = new LinkedHashSet<>();
        for (Expr part : parts) {
            if (part instanceof Expr.Call call) {
                called.add(call.function());
            } else if (part instanceof Expr.Attribute member && member.value() instanceof Expr.Name owner) {
                owners.add(owner);
                names.add(new Named(owner.id(), member.name()));
            } else if (part instanceof Expr.Name name && !owners.contains(name)) {
                names.add(new Named(name.id(), null));
            }
        }
        boolean starts = code.statements().stream().anyMatch(ServingBody::isUnread)
                || parts.stream().anyMatch(part -> starts(part, called));
        List<Stmt> imports = code.statements().stream()
                .filter(statement -> statement instanceof Stmt.Import || statement instanceof Stmt.ImportFrom)
                .toList();
        return new ServingBody(starts, names, imports);
    }

    /** Returns whether a statement runs code of which nothing is seen here. */
    private static boolean isUnread(Stmt statement) {
        return statement instanceof Stmt.Broken
                || (statement instanceof Stmt.Python2 old && old.keyword().equals("exec"));
    }

    private static boolean starts(Expr part, Set<Expr> called) {
        if (part instanceof Expr.Call call) {
            return isStarting(call.function())
                    || (ProgramCommands.isCommand(call.function()) && ProgramCommands.mayStart(call));
        }
        if (part instanceof Expr.Str text) {
            // A name for getattr.
            return STARTING.matcher(text.value()).matches();
        }
        return part instanceof Expr.Broken
                || (!called.contains(part) && (isStarting(part) || ProgramCommands.isCommand(part)));
    }

    private static boolean isStarting(Expr function) {
        if (function instanceof Expr.Attribute member) {
            // What asyncio runs has a name of its own.
            boolean other = member.value() instanceof Expr.Name owner
                    && (ProgramCommands.isModule(owner.id()) || owner.id().equals("asyncio"));
            return !other && STARTING.matcher(member.name()).matches();
        }
        return function instanceof Expr.Name name && STARTING.matcher(name.id()).matches();
    }
}
