package dev.undebug.testing;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.AppInstallation;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.Hook;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.StandIn;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * GitHub for one test: the stand-in on a free port, with the app registered and installed on {@code acme}. Validates
 * every exchange against GitHub's own schemas; the test fails on a violation. Use with {@code @RegisterExtension}.
 */
public final class FakeGitHub implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
    private final Clock clock;
    private final GitHubSchema schema;
    private Optional<Running> running = Optional.empty();

    private record Running(Forge forge, StandIn standIn, long installation) {}

    private FakeGitHub(Clock clock, GitHubSchema schema) {
        this.clock = clock;
        this.schema = schema;
    }

    /** Creates a GitHub on the system's clock. */
    public static FakeGitHub create() {
        return new FakeGitHub(Clock.systemUTC(), new GitHubSchema());
    }

    /** Creates a GitHub on a test clock. */
    public static FakeGitHub at(Clock clock) {
        return new FakeGitHub(clock, new GitHubSchema());
    }

    /** Starts without JUnit's help. */
    public FakeGitHub start() {
        Forge forge = Forge.create(clock);
        forge.register(TestApp.registration(forge));
        StandIn standIn = StandIn.start(forge, 0, config -> {});
        standIn.onExchange(schema::check);
        Account acme = forge.account("acme", Account.Type.ORGANIZATION);
        running = Optional.of(new Running(
                forge, standIn, forge.install(acme, TestApp.PERMISSIONS).id()));
        return this;
    }

    private Running running() {
        return running.orElseThrow(() -> new IllegalStateException("not started"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        schema.verify();
    }

    @Override
    public void close() {
        standIn().close();
        forge().close();
    }

    /** Returns the schema check, for tests that break it on purpose. */
    public GitHubSchema schema() {
        return schema;
    }

    /** Returns the value for an app's {@code GITHUB_API_URL}. */
    public String apiUrl() {
        return standIn().apiUrl();
    }

    public Forge forge() {
        return running().forge;
    }

    public StandIn standIn() {
        return running().standIn;
    }

    /** Returns the app's installation on {@code acme}. */
    public AppInstallation installation() {
        return forge().installation(running().installation).orElseThrow();
    }

    /** Changes the permissions of the installation. */
    public void permit(Map<String, String> permissions) {
        forge().update(installation().with(permissions));
    }

    /** Returns the organisation {@code acme}. */
    public Account owner() {
        return forge().account("acme", Account.Type.ORGANIZATION);
    }

    /** Returns the person who pushes. */
    public Account alice() {
        return forge().user("alice");
    }

    /** Creates {@code acme/NAME} with one commit on {@code main}. */
    public HostedRepository repository(String name, Map<String, String> files) {
        HostedRepository repository = forge().createRepository(owner(), name);
        repository.commit(alice(), "main", "Start", TreeEdit.puts(files));
        return repository;
    }

    /** Commits files to a branch, which starts at {@code main} if it is new. Returns the commit. */
    public String commit(HostedRepository repository, String branch, Map<String, String> files) {
        if (repository.head(branch).isEmpty()) {
            repository.branch(branch, repository.head("main").orElseThrow());
        }
        return repository.commit(alice(), branch, "Change", TreeEdit.puts(files));
    }

    /** Opens a pull request into {@code main} from a branch with these changes. */
    public HostedPull open(HostedRepository repository, String branch, Map<String, String> files) {
        commit(repository, branch, files);
        return repository.open(alice(), Proposal.of(repository, "Change " + branch, branch, "main"));
    }

    /** Sends the webhooks to an address from now on, signed with {@link TestApp#WEBHOOK_SECRET}. */
    public void webhooksTo(String url) {
        forge().hook(new Hook(url, TestApp.WEBHOOK_SECRET));
    }
}
