package dev.undebug.service.proxy;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Script;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a shell script does with nginx. A line about nginx that is none of the customary ones is not understood. */
final class NginxScript {
    private static final int MAX_SCRIPTS = 20;

    /** A change to a folder that only the machine knows, other than the one of the script. */
    private static final Pattern UNKNOWN_FOLDER =
            Pattern.compile("\\W*+(?:cd|pushd|popd)\\b(?!.{0,60}(?:\\$0|BASH_SOURCE)).*[$`~].*");

    /** Commands that start, check, install or configure nginx with files whose names are written. */
    private static final Pattern CUSTOMARY =
            Pattern.compile("\\s*+(?:(?:if|then|else|!)\\s++)*+(?:sudo\\s++(?:-[EH]\\s++)?+)?+(?:"
                    + "systemctl\\s++(?:--[\\w-]++\\s++)*+(?:re)?(?:start|load|enable|stop|status|disable|is-active|load-or-restart)\\b[\\w. -]*+"
                    + "|service\\s++nginx\\s++[\\w-]++|/etc/init\\.d/nginx\\s++[\\w-]++"
                    + "|(?:/usr/sbin/)?nginx(?:\\s++(?:-t|-s\\s++(?:reload|stop|quit)))*+"
                    + "|(?:cp|mv|ln|install|rm|mkdir|chown|chmod)\\b[^|<>`$&*?\\[{]*+"
                    + "|ufw\\s++allow\\b[^|<>`$&]*+|(?:echo|printf)\\b[^|<>`$&]*+)\\s*+");

    private final Workspace workspace;
    private final SourceFile file;
    private final NginxSetup setup = new NginxSetup();
    private final Set<String> sources = new HashSet<>();

    private NginxScript(Workspace workspace, SourceFile file) {
        this.workspace = workspace;
        this.file = file;
    }

    /** Returns what a script does with nginx. */
    static NginxSetup of(Workspace workspace, SourceFile file) {
        return new NginxScript(workspace, file).read();
    }

    private NginxSetup read() {
        if (ProxyFile.installs(file)) {
            setup.installs();
        }
        List<String> parts = ProxyFile.withoutInstalled(file)
                .lines()
                .filter(line -> !ProxyFile.isRemark(line))
                .flatMap(ProxyFile.BETWEEN::splitAsStream)
                .toList();
        boolean customary = parts.stream().filter(ProxyFile::mayStart).allMatch(NginxScript::isCustomary);
        List<Script> scripts = workspace.facts(file.path()).stream()
                .map(FileFacts::units)
                .flatMap(List::stream)
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT)
                .flatMap(unit -> unit.commands().stream())
                .flatMap(command -> command.script().stream())
                .distinct()
                .limit(MAX_SCRIPTS)
                .toList();
        if (!customary || scripts.size() == MAX_SCRIPTS) {
            setup.isNotUnderstood();
            return setup;
        }
        List<Script.Run> runs =
                scripts.stream().flatMap(script -> script.run(start()).stream()).toList();
        List<Script.Run> others = runs.stream().filter(run -> !placed(run)).toList();
        // What comes to nginx may be another text by then.
        boolean changed = others.stream().anyMatch(run -> words(run).stream().anyMatch(this::isSource))
                || parts.stream()
                        .anyMatch(part -> UNKNOWN_FOLDER.matcher(part).matches()
                                || (sources.stream().anyMatch(part::contains) && !isCustomary(part)));
        if (changed || scripts.stream().anyMatch(Script::wasCutShort)) {
            setup.isNotUnderstood();
        }
        return setup;
    }

    private static boolean isCustomary(String part) {
        return CUSTOMARY.matcher(part).matches() && !ProxyFile.mentionsOther(part);
    }

    private static Script.Start start() {
        return new Script.Start(List.of(), false, Optional.empty(), Optional.empty(), path -> Optional.empty());
    }

    private static List<String> words(Script.Run run) {
        return run.command().words().stream().map(Word::text).toList();
    }

    private boolean isSource(String word) {
        return sources.contains(ContainerPath.program(word));
    }

    /** Returns whether a command puts files in nginx's folder or removes them there. */
    private boolean placed(Script.Run run) {
        Command command = run.command();
        String program = ContainerPath.program(command.words().get(0).text());
        List<String> words = words(run).subList(1, command.words().size());
        List<PlacedFiles.Placed> here = PlacedFiles.of(program, words).stream()
                .filter(file -> NginxSetup.concerns(ContainerPath.join(run.directory(), file.path())))
                .toList();
        here.forEach(file -> place(run, file));
        return !here.isEmpty();
    }

    private void place(Script.Run run, PlacedFiles.Placed placed) {
        String target = ContainerPath.of(ContainerPath.join(run.directory(), placed.path()))
                .text();
        if (placed.from().isEmpty()) {
            setup.remove(target);
        } else if (placed.from().startsWith("/etc/nginx/")) {
            setup.link(placed.from(), target);
        } else {
            Set<SourceFile> found = found(ContainerPath.join(run.directory(), placed.from()));
            sources.add(ContainerPath.program(placed.from()));
            if (found.size() == 1 && !placed.keeps()) {
                setup.place(target, found.stream().map(SourceFile::text).findFirst(), run.surely());
            } else {
                setup.isNotUnderstood();
            }
        }
    }

    /** A script runs in its own folder, or in the root of the repository. */
    private Set<SourceFile> found(String from) {
        Set<String> paths = Stream.of(RepositoryPath.of(file.path()).folder(), RepositoryPath.ROOT)
                .flatMap(base -> base.resolve(from).stream())
                .map(RepositoryPath::text)
                .filter(workspace::exists)
                .collect(Collectors.toSet());
        workspace.load(paths);
        return paths.stream().flatMap(path -> workspace.file(path).stream()).collect(Collectors.toSet());
    }
}
