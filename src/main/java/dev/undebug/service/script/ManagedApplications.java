package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The applications of pm2's files, with the set of variables that commands start them with: without {@code --env}, an
 * application gets {@code env} alone; with {@code --env production}, {@code env_production} has the last word.
 */
final class ManagedApplications {
    private final Set<Unit> chosen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param files all files of the repository */
    ManagedApplications(List<FileFacts> files) {
        List<FileFacts> managed = files.stream()
                .filter(file -> file.units().stream().anyMatch(ManagedApplications::isApplication))
                .toList();
        Map<String, List<Pm2Call>> calls = managed.isEmpty() ? Map.of() : calls(files);
        for (FileFacts file : managed) {
            String name = RepositoryPath.of(file.file().path()).name();
            for (List<Unit> variants : byName(file.units())) {
                List<Pm2Call> own = calls.getOrDefault(name, List.of()).stream()
                        .filter(call -> call.starts(variants.get(0)))
                        .toList();
                own.forEach(call -> chosen.addAll(of(variants, call.mode())));
                if (own.isEmpty()) {
                    chosen.addAll(presumed(variants));
                }
            }
        }
    }

    /** The starts that files show, by the name of pm2's file; what developers start says nothing of a server. */
    private static Map<String, List<Pm2Call>> calls(List<FileFacts> files) {
        Map<String, List<Pm2Call>> calls = new HashMap<>();
        files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> !unit.role().isPrivate())
                .filter(unit -> unit.place().file().text().contains("pm2"))
                .flatMap(ManagedApplications::lines)
                .flatMap(words -> Pm2Call.of(words).stream())
                .forEach(call -> calls.computeIfAbsent(
                                RepositoryPath.of(call.file()).name(), key -> new ArrayList<>())
                        .add(call));
        return calls;
    }

    /** Returns the words of the commands that a unit may run, those of the scripts that it sends over ssh among them. */
    private static Stream<List<Word>> lines(Unit unit) {
        Script.Start anyhow = new Script.Start(
                List.of(), false, Optional.empty(), Optional.empty(), path -> Optional.empty(), name -> false);
        Stream<Command> inScripts = unit.commands().stream()
                .flatMap(command -> command.script().stream())
                .distinct()
                .flatMap(script -> script.run(anyhow).stream())
                .map(Script.Run::command);
        return Stream.concat(unit.commands().stream(), inScripts).map(Command::words);
    }

    private static boolean isApplication(Unit unit) {
        return unit.origin() instanceof Origin.ManagedApplication;
    }

    private static Optional<String> mode(Unit unit) {
        return unit.origin() instanceof Origin.ManagedApplication application ? application.mode() : Optional.empty();
    }

    /** Returns the applications of a file, each in all the ways in which it may be started. */
    private static List<List<Unit>> byName(List<Unit> units) {
        Map<String, List<Unit>> applications = new LinkedHashMap<>();
        units.stream().filter(ManagedApplications::isApplication).forEach(unit -> applications
                .computeIfAbsent(unit.name() + " " + unit.place().span().start(), key -> new ArrayList<>())
                .add(unit));
        return List.copyOf(applications.values());
    }

    /** Returns whether no command starts an application with its set of variables. */
    boolean isIdle(Unit unit) {
        return isApplication(unit) && !chosen.contains(unit);
    }

    /** Returns the applications that a command starts. */
    static List<Unit> started(Pm2Call call, List<Unit> units) {
        return byName(units).stream()
                .filter(variants -> call.starts(variants.get(0)))
                .flatMap(variants -> of(variants, call.mode()).stream())
                .toList();
    }

    private static List<Unit> of(List<Unit> variants, Optional<Word> mode) {
        if (mode.filter(word -> !word.literal()).isPresent()) {
            return presumed(variants);
        }
        Optional<String> named = mode.map(Word::text);
        // pm2 only warns of a set that the file does not have.
        return List.of(variants.stream()
                .filter(unit -> mode(unit).equals(named))
                .findFirst()
                .orElse(variants.get(0)));
    }

    /** Where no command tells, a server has a set that is named for it. */
    private static List<Unit> presumed(List<Unit> variants) {
        List<Unit> deployed = variants.stream()
                .filter(unit -> mode(unit).isPresent())
                .filter(unit -> unit.role() == Role.PRODUCTION || unit.role() == Role.STAGING)
                .toList();
        return deployed.isEmpty() ? variants.subList(0, 1) : deployed;
    }
}
