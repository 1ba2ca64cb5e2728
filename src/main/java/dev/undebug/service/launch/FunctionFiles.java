package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Word;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.command.Target;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Glob;
import dev.undebug.source.RepositoryPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files behind the functions of Vercel, which are named by patterns and routes: those in the repository that may
 * be applications. Of the functions of AWS Lambda, those whose module hands requests to an application.
 */
public final class FunctionFiles {
    private static final int MAX_FILES = 10;
    private static final String PROGRAM = "vercel";
    private static final String LAMBDA = "aws-lambda";

    /** Libraries that hand the events of AWS Lambda to an application. */
    private static final List<String> ADAPTERS = List.of("serverless_wsgi", "mangum", "apig_wsgi", "awsgi", "aws_wsgi");

    private final Workspace workspace;
    private final Set<String> known = new LinkedHashSet<>();

    public FunctionFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the launches of the files that a pattern of a launch names; any other launch is returned as it is. */
    public Stream<Launch> of(Launch launch) {
        if (launch.command()
                .filter(command -> command.words().get(0).text().equals(LAMBDA))
                .isPresent()) {
            return Stream.of(launch).filter(this::servesApplication);
        }
        return launch.command()
                .filter(command -> command.words().size() == 2
                        && command.words().get(0).text().equals(PROGRAM)
                        && launch.runtime().environment().stream()
                                .flatMap(layer -> layer.platform().stream())
                                .anyMatch(Platform.VERCEL::equals))
                .map(command -> files(launch, command))
                .orElseGet(() -> Stream.of(launch));
    }

    /** Most functions do other work; they show nothing of how visitors meet a program. */
    private boolean servesApplication(Launch launch) {
        RepositoryPath folder = RepositoryPath.of(launch.place().path()).folder();
        return launch.invocation().target() instanceof Target.Application target
                && launch.invocation().directories().stream()
                        .map(folder::at)
                        .map(code -> code.at(target.module().replace('.', '/') + ".py")
                                .text())
                        .filter(workspace::exists)
                        .flatMap(path -> loaded(path).stream())
                        .anyMatch(text -> ADAPTERS.stream().anyMatch(text::contains));
    }

    private Stream<Launch> files(Launch launch, Command command) {
        RepositoryPath folder = RepositoryPath.of(launch.place().path()).folder();
        Word pattern = command.words().get(1);
        Glob glob = Glob.of("/" + pattern.text());
        return workspace.paths().stream()
                .filter(path -> path.endsWith(".py") && !CodeRole.isTest(path))
                .filter(path -> RepositoryPath.of(path)
                        .below(folder)
                        .filter(glob::matches)
                        .isPresent())
                .limit(MAX_FILES)
                .filter(this::isApplication)
                .filter(known::add)
                .map(path -> launch(
                        launch, command, RepositoryPath.of(path).below(folder).orElseThrow()));
    }

    /** Vercel serves a name {@code app} as an application, and other files in other ways. */
    private boolean isApplication(String path) {
        return loaded(path).filter(FunctionFiles::namesApplication).isPresent();
    }

    private Optional<PythonText> loaded(String path) {
        workspace.loadWithImports(Set.of(path));
        return workspace.pythonText(path);
    }

    private static boolean namesApplication(PythonText text) {
        // A file that starts a server while it is imported never answers: nothing shows who starts it otherwise.
        boolean importable = text.contains("__main__") || !text.contains(".run(");
        return importable && text.contains("app") && !text.contains("BaseHTTPRequestHandler");
    }

    private static Launch launch(Launch launch, Command command, String file) {
        Word pattern = command.words().get(1);
        List<Word> words = List.of(command.words().get(0), new Word(file, pattern.span(), true));
        return launch.starting(
                new Command(command.place(), command.assignments(), words, command.conditional()),
                CommandLine.recognise(words));
    }
}
