package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.DetachedStart;
import dev.undebug.read.shell.DeveloperSigns;
import dev.undebug.read.shell.program.OtherShells;
import dev.undebug.read.text.DevelopmentWords;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads shell scripts: {@code start.sh}, and scripts without an extension that have the name of an entrypoint. */
public final class ShellScriptReader implements Reader {
    private static final Pattern NAME = Pattern.compile(
            ".+\\.(?:sh|bash|fish|csh)|rc\\.local"
                    + "|(?:docker-?)?(?:entrypoint|entry|start|startup|boot|run|run-?web|run-?server|serve|server|web|launch|cmd)");

    /** Programs that s6 or runit keeps running. */
    private static final Pattern SUPERVISED =
            Pattern.compile("(?:.*/)?(?:services\\.d|s6-rc\\.d|s6|sv|service|runit|daemontools)/[^/]+/run");

    /** Scripts that a machine runs when it starts. */
    private static final Pattern BOOT = Pattern.compile("(?:.*/)?(?:rc\\.local|init\\.d/[^/]+)");

    /** The path of such a script on a machine. */
    private static final Pattern AT_BOOT = Pattern.compile("(?:.*/)?etc/(?:rc\\.local|(?:rc\\.d/)?init\\.d/[^/]++)");

    /** A script for {@code /etc/init.d} begins with such a comment, wherever it lies. */
    private static final Pattern INIT = Pattern.compile("(?:#[^\\n]{0,200}\\n|\\s){1,30}### BEGIN INIT INFO");

    private final Formats formats;

    /** @param formats reads the files that a script writes */
    public ShellScriptReader(Formats formats) {
        this.formats = formats;
    }

    /** Returns whether a file is a shell script, by its name. */
    public static boolean isScript(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public boolean reads(String path) {
        return isScript(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        return read(file, file, isForBoot(file));
    }

    /** Reads a script that a machine runs when it starts, since another file puts it where it does so. */
    public FileFacts readForBoot(SourceFile file, PlacedAs there) {
        return read(file, FilledText.masked(file, there), true);
    }

    /** Returns whether a machine that starts runs the script with this path there. */
    public static boolean runsAtBoot(String target) {
        return AT_BOOT.matcher(target).matches();
    }

    /** @param shown the file with what nobody knows marked */
    private FileFacts read(SourceFile file, SourceFile shown, boolean boot) {
        Span text = new Span(Lines.start(file), file.text().length());
        List<Command> commands = CommandReader.script(file, started(shown, text, boot));
        Unit script = new Unit(
                Unit.Kind.SCRIPT,
                "",
                file.place(text),
                role(file, text, boot),
                List.of(),
                commands,
                origin(file, text, boot));
        List<EnvVar> deployed = commands.stream()
                .flatMap(command -> DeployCommand.variables(file, command).stream())
                .toList();
        Unit variables = Units.variables("", script.place(), deployedRole(script.role()), deployed);
        List<Unit> units = new ArrayList<>(deployed.isEmpty() ? List.of(script) : List.of(script, variables));
        GeneratedFiles files = GeneratedFiles.in(file, MappedText.of(shown, text), formats);
        List<Unit> written = files.units();
        units.addAll(written);
        units.addAll(files.started());
        ContainerFacts containers = new ContainerFacts(file);
        Audience audience = Audience.ofScript(file.path());
        containers.shell(MappedText.of(shown, text), audience, List.of());
        files.scripts().forEach(other -> containers.shell(other, audience, List.of()));
        written.forEach(unit -> unit.environment().forEach(variable -> containers.variable(variable, audience)));
        return containers.with(FileFacts.ofUnits(file, units));
    }

    /** Returns the text of a script, with the argument with which a machine calls it when it starts. */
    private static MappedText started(SourceFile file, Span text, boolean boot) {
        MappedText written = OtherShells.text(file);
        if (!boot) {
            return written;
        }
        MappedText.Builder script = new MappedText.Builder(text.start());
        script.append("set -- start\n", new Span(text.start(), text.start()));
        script.append(written, 0, written.length());
        return script.build();
    }

    /** Returns whether a machine runs a script by itself, by the path of the script: when it starts, or all the time. */
    static boolean isOfMachine(String path) {
        return BOOT.matcher(path).matches() || SUPERVISED.matcher(path).matches();
    }

    private static boolean isForBoot(SourceFile file) {
        return BOOT.matcher(file.path()).matches() || INIT.matcher(file.text()).lookingAt();
    }

    /** A script that leaves a program on a machine is for production, unless a name shows another role. */
    private static Role role(SourceFile file, Span text, boolean boot) {
        if (boot) {
            return RoleInference.firstKnown(
                    RoleInference.ofOverlay(
                            RepositoryPath.of(file.path()).folder().text()),
                    Role.PRODUCTION);
        }
        Role named = RoleInference.ofScript(file.path());
        if (named != Role.UNKNOWN) {
            return named;
        }
        MappedText shell = MappedText.of(file, text);
        if (SUPERVISED.matcher(file.path()).matches() || DetachedStart.in(shell) || isDeployed(file, shell)) {
            return RoleInference.firstKnown(RoleInference.ofContainerFile(file.path()), Role.PRODUCTION);
        }
        return DeveloperSigns.role(shell);
    }

    /** A start by the machine itself is deployed there, and so is one that the name of a script tells of. */
    private static Origin origin(SourceFile file, Span text, boolean boot) {
        boolean told = boot
                || SUPERVISED.matcher(file.path()).matches()
                || RoleInference.ofScript(file.path()) != Role.UNKNOWN;
        MappedText shell = MappedText.of(file, text);
        return !told && (DetachedStart.here(shell) || isDeployed(file, shell))
                ? new Origin.LeftByPeople()
                : Origin.NONE;
    }

    /** Returns whether a script that deploys by its name, and does not say that it is for development, leaves a program there. */
    private static boolean isDeployed(SourceFile file, MappedText shell) {
        return RoleInference.deploys(RepositoryPath.of(file.path()).name())
                && DetachedStart.deployed(shell)
                && DevelopmentWords.in(file).isEmpty();
    }

    /** Deployed variables are for production, unless the name of the script shows another role. */
    private static Role deployedRole(Role role) {
        return role == Role.UNKNOWN ? Role.PRODUCTION : role;
    }
}
