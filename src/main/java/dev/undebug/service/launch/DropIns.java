package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Merges the units of systemd with their drop-ins, in the order of the drop-ins' file names. A drop-in beside a unit
 * belongs to it alone; one elsewhere belongs to every unit of its name.
 */
final class DropIns {
    private final List<Unit> dropIns;
    private final List<Unit> processes;

    DropIns(List<FileFacts> files) {
        dropIns = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.DROP_IN)
                .sorted(Comparator.comparing(
                        unit -> RepositoryPath.of(unit.place().path()).name()))
                .toList();
        processes = dropIns.isEmpty()
                ? List.of()
                : files.stream()
                        .flatMap(file -> file.units().stream())
                        .filter(unit -> unit.origin() instanceof Origin.ServiceUnit)
                        .toList();
    }

    /** Returns a unit as systemd runs it. */
    Unit applied(Unit unit) {
        Unit merged = unit;
        for (Unit dropIn : dropIns) {
            if (isFor(dropIn, unit)) {
                merged = merged(merged, dropIn);
            }
        }
        return merged;
    }

    private boolean isFor(Unit dropIn, Unit unit) {
        return unit.origin() instanceof Origin.ServiceUnit
                && isNamed(dropIn, unit)
                && (isBeside(dropIn, unit) || processes.stream().noneMatch(other -> isBeside(dropIn, other)));
    }

    /** One for a prefix that ends with a dash is for all units whose names begin with it. Source: systemd.unit(5). */
    private static boolean isNamed(Unit dropIn, Unit unit) {
        return dropIn.name().equals(unit.name())
                || (dropIn.name().endsWith("-") && unit.name().startsWith(dropIn.name()));
    }

    private static boolean isBeside(Unit dropIn, Unit unit) {
        RepositoryPath folder =
                RepositoryPath.of(dropIn.place().path()).folder().folder();
        return isNamed(dropIn, unit)
                && unit.kind() == Unit.Kind.PROCESS
                && folder.equals(RepositoryPath.of(unit.place().path()).folder());
    }

    private static Unit merged(Unit unit, Unit dropIn) {
        if (!(unit.origin() instanceof Origin.ServiceUnit before)
                || !(dropIn.origin() instanceof Origin.ServiceUnit change)) {
            return unit;
        }
        Origin.ServiceUnit origin = new Origin.ServiceUnit(
                change.workingDirectory().or(before::workingDirectory),
                joined(before.files(), change.files(), change.clears().contains(Origin.Setting.ENV_FILES)),
                joined(before.unsets(), change.unsets(), change.clears().contains(Origin.Setting.UNSETS)),
                before.clears(),
                before.runsOnce() || change.runsOnce());
        List<EnvVar> environment =
                joined(unit.environment(), dropIn.environment(), change.clears().contains(Origin.Setting.ENVIRONMENT));
        List<Command> commands =
                joined(unit.commands(), dropIn.commands(), change.clears().contains(Origin.Setting.COMMANDS));
        return unit.with(environment).withCommands(commands).with(origin);
    }

    private static <T> List<T> joined(List<T> before, List<T> change, boolean clears) {
        List<T> all = new ArrayList<>(clears ? List.of() : before);
        all.addAll(change);
        return all;
    }
}
