package dev.undebug.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.scan.config.ConfigSchema;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.source.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undebug config}: checks a configuration before it is committed, and describes it to editors. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks a configuration file and lists every problem with its line.",
        footer = {"", "Exit codes: 0 no problems, 1 problems, 2 error."})
final class ConfigCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command.
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file to check. Default: " + RepositoryConfig.PATH + ".")
    private Path file = Path.of(RepositoryConfig.PATH);

    @Option(names = "--schema", description = "Print the JSON Schema of the configuration, for editors.")
    private boolean schema;

    @Override
    public Integer call() throws JsonProcessingException {
        if (schema) {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            print(mapper.writeValueAsString(ConfigSchema.schema()));
            return 0;
        }
        if (!Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), "no such file: '" + file + "'");
        }
        Content content = FolderTree.content(file.toString(), file);
        if (!(content instanceof Content.Decoded decoded)) {
            String reason = ((Content.Unread) content).reason();
            throw new ParameterException(spec.commandLine(), "cannot read '" + file + "': " + reason);
        }
        RepositoryConfig config = RepositoryConfig.parse(decoded.file());
        config.problems()
                .forEach(problem -> print(Printable.of(file + ":" + problem.line() + ": " + problem.reason())));
        if (config.problems().isEmpty()) {
            print("No problems in " + Printable.of(file.toString()) + ".");
            return 0;
        }
        return UndebugCommand.BLOCKED;
    }

    private void print(String line) {
        spec.commandLine().getOut().print(line + "\n");
    }
}
