package dev.undebug.cli;

import dev.undebug.git.GitException;
import dev.undebug.source.Unavailable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. */
public final class UndebugCommand {
    static final int BLOCKED = 1;
    static final int UNUSABLE = 2;

    private static final int USAGE_WIDTH = 100;

    private final PreflightCommand preflight;
    private final List<Object> others;

    /**
     * @param others commands of other packages, annotated for picocli; the one named {@code serve} also runs when no
     *     command is given
     */
    public UndebugCommand(Object... others) {
        this(new PreflightCommand(Path.of(""), System.getenv()), others);
    }

    UndebugCommand(PreflightCommand preflight, Object... others) {
        this.preflight = preflight;
        this.others = List.of(others);
    }

    @Command(
            name = "undebug",
            mixinStandardHelpOptions = true,
            description = "Keeps Flask debug mode out of production.",
            commandListHeading = "%nCommands:%n",
            footer = {
                "",
                "Exit codes: 0 no blocking findings, 1 blocking findings, 2 error.",
                "Run `undebug COMMAND --help` for details."
            })
    private static final class Root {}

    /** Runs a command with the process's own streams and returns its exit code. */
    public int execute(String... args) {
        ScanCommand scan = new ScanCommand(StandardError::isTerminal, InstantSource.system());
        return execute(utf8(FileDescriptor.out), utf8(FileDescriptor.err), scan, args);
    }

    // Reports name files and quote lines, so their encoding must not depend on the locale.
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Runs a command and returns its exit code. Shows no progress. */
    public int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(out, err, new ScanCommand(() -> false, InstantSource.system()), args);
    }

    int execute(PrintWriter out, PrintWriter err, ScanCommand scan, String... args) {
        CommandLine line = new CommandLine(new Root());
        line.addSubcommand(scan);
        line.addSubcommand(preflight);
        line.addSubcommand(new ConfigCommand());
        line.addSubcommand(new RulesCommand());
        line.addSubcommand(new ExplainCommand());
        others.forEach(line::addSubcommand);
        line.setOut(out).setErr(err).setUsageHelpWidth(USAGE_WIDTH);
        line.setParameterExceptionHandler(UndebugCommand::misused);
        line.setExecutionExceptionHandler(UndebugCommand::failed);
        line.setExecutionStrategy(UndebugCommand::run);
        line.getCommandSpec().versionProvider(new Version());
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(new Version()));
        int code = execute(line, args);
        out.flush();
        err.flush();
        return code;
    }

    /** picocli cannot handle errors of the virtual machine, and Java's own exit code 1 would mean findings. */
    private static int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return mistaken(e, line.getErr());
        }
    }

    private static int run(ParseResult parsed) {
        CommandLine root = parsed.commandSpec().commandLine();
        CommandLine serve = root.getSubcommands().get("serve");
        boolean helps = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
        boolean nothingAsked = root.getParent() == null && !parsed.hasSubcommand() && !helps;
        if (nothingAsked && serve != null) {
            return serve.execute();
        }
        if (nothingAsked) {
            throw new ParameterException(root, "no command given");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int misused(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("undebug: " + words(e));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Run `" + command.getCommandSpec().qualifiedName() + " --help` for usage.");
        return UNUSABLE;
    }

    /** Rewrites picocli's messages. */
    private static String words(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = "'" + unmatched.getUnmatched().get(0) + "'";
            boolean command = !e.getCommandLine().getSubcommands().isEmpty();
            return command ? "unknown command " + word : "unexpected argument " + word;
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            // The arguments after an unknown option are not options.
            return "Unknown option: '" + unmatched.getUnmatched().get(0) + "'";
        }
        return String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof GitException || e instanceof Unavailable) {
            err.println("undebug: " + e.getMessage());
            return UNUSABLE;
        }
        return mistaken(e, err);
    }

    private static int mistaken(Throwable e, PrintWriter err) {
        err.println("undebug: internal error, please report it:");
        e.printStackTrace(err);
        return UNUSABLE;
    }
}
