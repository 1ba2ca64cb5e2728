package dev.undebug.read.windows;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.DeveloperSigns;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Locale;

/** Reads scripts of Windows, {@code .bat}, {@code .cmd} and {@code .ps1}: people start them like shell scripts. */
public final class WindowsScriptReader implements Reader {
    private static final List<String> BATCH = List.of(".bat", ".cmd");
    private static final String POWERSHELL = ".ps1";

    @Override
    public boolean reads(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(POWERSHELL) || BATCH.stream().anyMatch(name::endsWith);
    }

    @Override
    public Weight weight(String path) {
        return Weight.STARTS_AS_TEXT;
    }

    @Override
    public FileFacts read(SourceFile file) {
        Span span = new Span(Lines.start(file), file.text().length());
        MappedText written = MappedText.of(file, span);
        MappedText shell;
        boolean stays;
        List<Span> jobs;
        if (file.path().toLowerCase(Locale.ROOT).endsWith(POWERSHELL)) {
            PowerShellText script = new PowerShellText(written);
            shell = script.shell();
            stays = script.registersServices();
            jobs = script.jobs();
        } else {
            BatchText script = new BatchText(written);
            shell = script.shell();
            stays = script.registersServices();
            jobs = script.jobs();
        }
        Role role = RoleInference.firstKnown(
                RoleInference.ofScript(file.path()), stays ? Role.PRODUCTION : DeveloperSigns.role(shell));
        Unit script = new Unit(
                Unit.Kind.SCRIPT,
                "",
                file.place(span),
                role,
                List.of(),
                CommandReader.script(file, shell),
                jobs.isEmpty() ? Origin.NONE : new Origin.Schedules(jobs));
        ContainerFacts containers = new ContainerFacts(file);
        containers.shell(shell, Audience.ofScript(file.path()), List.of());
        return containers.with(FileFacts.ofUnits(file, List.of(script)));
    }
}
