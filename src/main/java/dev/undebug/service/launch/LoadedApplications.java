package dev.undebug.service.launch;

import dev.undebug.fact.Word;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.launch.Launch.Chance;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the applications in files of mod_wsgi, {@code shop.wsgi}, in a repository that shows no launch: the file is for
 * nothing else, though Apache's configuration is on the server.
 */
public final class LoadedApplications {
    private static final int MAX_APPLICATIONS = 5;
    private static final Pattern APPLICATION = Pattern.compile(
            "(?m)^(?:[ \\t]*application[ \\t]*=|(?:def|class)[ \\t]+application\\b|from[ \\t][^\\n#]*\\bimport\\b[^\\n#]*\\bapplication\\b)");

    private final Workspace workspace;

    public LoadedApplications(Workspace workspace) {
        this.workspace = workspace;
    }

    public List<Launch> find() {
        return workspace.paths().stream()
                .filter(path -> PythonPaths.isEntry(path) && !CodeRole.isTest(path))
                .flatMap(path -> workspace.file(path).stream())
                .flatMap(file -> application(file).stream().map(place -> launch(file.path(), place)))
                .limit(MAX_APPLICATIONS)
                .toList();
    }

    private static Optional<Place> application(SourceFile file) {
        Matcher matcher = APPLICATION.matcher(file.text());
        return matcher.find() ? Optional.of(file.place(new Span(matcher.start(), matcher.end()))) : Optional.empty();
    }

    private static Launch launch(String path, Place place) {
        List<Word> alias = Stream.of("WSGIScriptAlias", "/", "/" + path)
                .map(word -> new Word(word, place.span(), true))
                .toList();
        MountTable files = new MountTable(List.of(new Mount("", ContainerPath.ROOT)), false, true);
        return new Launch(
                RepositoryPath.of(path).name(),
                place,
                RoleInference.ofOverlay(path),
                Optional.empty(),
                true,
                Chance.SURE,
                CommandLine.recognise(alias),
                new RuntimeContext(List.of(), ContainerPath.ROOT, files),
                List.of(new EvidenceStep(place, new Event.LoadedByServer())),
                Optional.empty());
    }
}
