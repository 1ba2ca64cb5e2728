package dev.undebug.demo;

import dev.undebug.demo.github.CheckRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code undebug demo}: shows the app at work on a pull request, without GitHub. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a review without GitHub: opens a pull request on a local stand-in, runs the real app on it, prints the check "
                    + "and the review, and serves a page with the pull request.",
            "Runs until Ctrl-C. Everything stays on this machine, in a temporary folder that is deleted at the end."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:with --once: the check passes", "1:with --once: the check fails", "2:error"})
public final class DemoCommand implements Callable<Integer> {
    private static final int BLOCKED = 1;
    private static final int FAILED = 2;
    private static final int INTERRUPTED = 130;
    private static final int LARGEST_PORT = 65_535;

    private final AppUnderDemo.Launcher launcher;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--once", description = "Print the check and the review, and exit with the scan's exit code.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the page on 127.0.0.1. Default: any free port.")
    private int port;

    @ArgGroup(exclusive = false, heading = "%nA pull request from your own repository, which is only read:%n")
    private @Nullable Own own;

    /** The user's own repository and its commits. */
    static final class Own {
        @Option(names = "--repo", required = true, paramLabel = "DIR", description = "Folder of the git repository.")
        private Path folder = Path.of("");

        @Option(names = "--base", required = true, paramLabel = "REF", description = "Branch to merge into.")
        private String base = "";

        @Option(names = "--head", required = true, paramLabel = "REF", description = "Branch with the changes.")
        private String head = "";
    }

    /**
     * @param launcher starts the app
     */
    public DemoCommand(AppUnderDemo.Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        if (port < 0 || port > LARGEST_PORT) {
            throw new ParameterException(commandLine, "Invalid value for option '--port': " + port + " is not a port");
        }
        PrintWriter err = commandLine.getErr();
        DemoSession session = new DemoSession(step -> say(err, step));
        Thread stop = new Thread(session::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try (session) {
            return run(session, commandLine);
        } catch (DemoException e) {
            say(err, String.valueOf(e.getMessage()));
            return FAILED;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } finally {
            forget(stop);
        }
    }

    private int run(DemoSession session, CommandLine commandLine) throws DemoException, InterruptedException {
        DemoSession.Opened opened = session.open(source(), port, launcher);
        CheckRun verdict = session.verdict();
        PrintWriter out = commandLine.getOut();
        out.print(new DemoReport(opened.pull()).of(verdict));
        if (!once) {
            out.println();
            out.println("Page: " + opened.page());
        }
        out.flush();
        if (!once) {
            say(commandLine.getErr(), "open the page in a browser; Ctrl-C stops the demo");
            // Ctrl-C ends the process, not this wait.
            new CountDownLatch(1).await();
        }
        return verdict.progress().passes() ? 0 : BLOCKED;
    }

    private PullSource source() {
        return own == null ? new SampleShop() : new OwnRepository(own.folder, own.base, own.head);
    }

    private static void say(PrintWriter err, String words) {
        err.println("undebug: " + words);
        err.flush();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already exiting, and runs the shutdown hook.
            return;
        }
    }
}
