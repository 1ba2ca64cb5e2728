package dev.undebug.cli;

import dev.undebug.git.GitException;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.ScanSlots;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undebug scan}: scans a folder. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Scans a folder: lists the services that it starts, and what a stranger gets from each.",
        footer = {
            "",
            "Exit codes: 0 no blocking findings, 1 blocking findings (at or above --fail-on), 2 error,",
            "unfinished scan, or an unreadable file that may start something."
        })
final class ScanCommand implements Callable<Integer> {
    /** The exit code of an incomplete scan: the rest may contain anything. */
    private static final int NOT_FINISHED = 2;

    /** More wait for each other more than they save. */
    private static final int MOST_THREADS = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command.
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder to scan. Default: the current one. Skipped: .git, node_modules, "
                    + "virtual environments, site-packages.")
    private Path folder = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format of the report: text (default) or json.")
    private String format = "text";

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = SeverityName.class,
            description =
                    "Exit with 1 for findings of this severity or higher: low, medium, high (default) or critical.")
    private @Nullable Severity failOn;

    @Option(names = "--all", description = "Also report findings in development and test environments, as low.")
    private boolean all;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file. Default: DIR/.github/undebug.yml.")
    private @Nullable Path config;

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "Report only findings introduced since the merge base with this branch, tag or commit.")
    private @Nullable String base;

    private final BooleanSupplier isTerminal;
    private final InstantSource clock;

    /** @param isTerminal tells whether the error stream is a terminal, which gets the progress of a long scan */
    ScanCommand(BooleanSupplier isTerminal, InstantSource clock) {
        this.isTerminal = isTerminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws GitException {
        ReportFormat writer = ReportFormat.named(format)
                .orElseThrow(() ->
                        misused("--format '" + format + "' is not supported; expected one of " + ReportFormat.names()));
        requireFolder();
        FolderTree tree = FolderTree.of(folder);
        ScanPolicy policy = policy(tree);
        ScanReport report;
        ScanResult result;
        try (ShownProgress progress = new ShownProgress(new ProgressLine(err(), isTerminal, clock))) {
            Scanner scanner = new Scanner(Rules.ALL).remembering().helped(helpers());
            Focus focus = base == null ? Focus.all() : new ScanSince(folder, base).focus();
            result = scanner.with(progress.line()).scan(tree, policy, focus);
            report = ScanReport.of(
                    result, findings(scanner.with(progress.line().ofBase()), result, policy), policy.failOn());
        }
        complain(result);
        writer.write(report, spec.commandLine().getOut());
        if (report.blocks()) {
            return UndebugCommand.BLOCKED;
        }
        return report.isWhole() ? 0 : NOT_FINISHED;
    }

    /** A scan runs several programs at once where there are processors and memory for it. */
    private static int helpers() {
        Runtime machine = Runtime.getRuntime();
        int threads = Math.min(machine.availableProcessors(), ScanSlots.fitting(machine.maxMemory()));
        return Math.min(threads, MOST_THREADS) - 1;
    }

    private void requireFolder() {
        if (!Files.exists(folder)) {
            throw misused("no such folder: '" + folder + "'");
        }
        if (!Files.isDirectory(folder)) {
            throw misused("'" + folder + "' is a file; expected a folder");
        }
    }

    private ScanPolicy policy(FolderTree tree) {
        List<String> problems = new ArrayList<>();
        ScanPolicy policy = Configuration.read(tree, config, problems).withAll(all);
        if (!problems.isEmpty()) {
            throw misused(String.join(System.lineSeparator() + "undebug: ", problems));
        }
        return failOn == null ? policy : policy.withFailOn(failOn);
    }

    private List<Finding> findings(Scanner scanner, ScanResult result, ScanPolicy policy) throws GitException {
        if (base == null) {
            return result.findings();
        }
        return new ScanSince(folder, base).introduced(scanner, policy, result);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private void complain(ScanResult result) {
        PrintWriter err = err();
        result.unread()
                .forEach(file -> err.println(
                        "undebug: not read: " + Printable.of(file.path()) + ": " + Printable.of(file.reason())));
        result.notes().forEach(note -> err.println("undebug: " + Printable.of(note)));
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
