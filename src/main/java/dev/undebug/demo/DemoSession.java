package dev.undebug.demo;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.Hook;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.rest.StandIn;
import dev.undebug.demo.page.PullPages;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Consumer;

/** A running demo: the stand-in, the app and one pull request. */
final class DemoSession implements AutoCloseable {
    private static final int SECRET_BYTES = 20;

    private final Cleanup cleanup = new Cleanup();
    private final Consumer<String> progress;
    private final VerdictWatch watch;

    /** @param progress receives progress messages */
    DemoSession(Consumer<String> progress) {
        this.progress = progress;
        this.watch = new VerdictWatch(progress);
    }

    /** The pull request and the address of its page. */
    record Opened(HostedPull pull, URI page) {}

    /**
     * Starts everything and opens the pull request.
     *
     * @param port of the page; 0 for any free port
     */
    Opened open(PullSource source, int port, AppUnderDemo.Launcher launcher) throws DemoException {
        Forge forge = cleanup.add(Forge.create(Clock.systemUTC()));
        PullSource.Prepared prepared = source.prepare(forge);
        progress.accept("starting a stand-in for GitHub");
        StandIn github = cleanup.add(listen(forge, port));
        progress.accept("starting the app");
        launch(github, launcher);
        forge.install(prepared.repository().owner(), DemoApp.PERMISSIONS);
        prepared.repository().require(prepared.proposal().baseBranch(), DemoApp.CHECK);
        forge.listen(watch);
        progress.accept("opening the pull request");
        HostedPull pull = prepared.open();
        return new Opened(pull, URI.create(github.webUrl() + PullPages.path(pull)));
    }

    private static StandIn listen(Forge forge, int port) throws DemoException {
        try {
            return StandIn.start(forge, port, config -> new PullPages(forge).addTo(config.routes));
        } catch (RuntimeException e) {
            throw new DemoException(
                    "Cannot listen on port " + port + " of 127.0.0.1: " + reason(e) + ". Choose another with --port.");
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void launch(StandIn github, AppUnderDemo.Launcher launcher) throws DemoException {
        KeyPair key = DemoApp.newKey();
        String secret = secret();
        long id = DemoApp.register(github.forge(), key);
        try {
            TemporaryFolder data = cleanup.add(TemporaryFolder.create());
            AppUnderDemo app = cleanup.add(launcher.launch(
                    new AppUnderDemo.Registration(id, key.getPrivate(), secret, github.apiUrl(), data.path())));
            github.forge().hook(new Hook(app.webhooks().toString(), secret));
        } catch (IOException e) {
            throw new DemoException("The app cannot start: " + e.getMessage(), e);
        }
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Waits for the first verdict. */
    CheckRun verdict() throws DemoException, InterruptedException {
        return watch.await();
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
