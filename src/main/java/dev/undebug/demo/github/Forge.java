package dev.undebug.demo.github;

import dev.undebug.demo.github.git.BorrowedObjects;
import dev.undebug.demo.github.git.GitStore;
import dev.undebug.git.Isolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The whole state of the stand-in. Repositories are in a temporary folder, which {@link #close()} deletes. */
public final class Forge implements AutoCloseable {
    private final Path folder;
    private final Clock clock;
    private final Instant startedAt;
    private final Ids ids = new Ids();
    private final DeliveryLog deliveries = new DeliveryLog();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final List<GitStore> stores = new CopyOnWriteArrayList<>();
    private final List<HostedRepository> repositories = new CopyOnWriteArrayList<>();
    private final Map<Long, AppInstallation> installations = new ConcurrentHashMap<>();
    private final List<Consumer<ForgeEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<AppRegistration> app = Optional.empty();
    private volatile Optional<Hook> hook = Optional.empty();

    private Forge(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Creates an empty state. */
    public static Forge create(Clock clock) {
        Isolation.install();
        try {
            return new Forge(Files.createTempDirectory("undebug-github-"), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Clock clock() {
        return clock;
    }

    public Instant startedAt() {
        return startedAt;
    }

    Ids ids() {
        return ids;
    }

    /** Returns a new id of a kind that exceeds 32 bits on GitHub, such as deliveries. */
    public long nextLongId() {
        return ids.nextLong();
    }

    public DeliveryLog deliveries() {
        return deliveries;
    }

    /** Returns the person with this name; creates it if needed. */
    public Account user(String login) {
        return account(login, Account.Type.USER);
    }

    /** Returns the account with this name; creates it if needed. */
    public Account account(String login, Account.Type type) {
        return accounts.computeIfAbsent(login.toLowerCase(Locale.ROOT), name -> new Account(ids.next(), login, type));
    }

    /** Finds the account with an address in commits. */
    public Optional<Account> byEmail(String address) {
        return accounts.values().stream()
                .filter(account -> account.email().equals(address))
                .findFirst();
    }

    /** Registers the app. */
    public void register(AppRegistration registration) {
        app = Optional.of(registration);
    }

    public Optional<AppRegistration> app() {
        return app;
    }

    /** Returns the app's bot account. */
    public Account bot() {
        return account(app.map(AppRegistration::slug).orElse("app") + "[bot]", Account.Type.BOT);
    }

    /** Sets the app's webhook. */
    public void hook(Hook target) {
        hook = Optional.of(target);
    }

    public Optional<Hook> hook() {
        return hook;
    }

    /** Calls the listener at every event, in the thread that fires it. */
    public void listen(Consumer<ForgeEvent> listener) {
        listeners.add(listener);
    }

    /** Fires an event. */
    public void tell(ForgeEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Installs the app on an account. */
    public AppInstallation install(Account account, Map<String, String> permissions) {
        AppInstallation installation =
                new AppInstallation(ids.next(), account, permissions, clock.instant(), Optional.empty());
        installations.put(installation.id(), installation);
        tell(new ForgeEvent.InstallationChanged(installation, "created", account));
        return installation;
    }

    /** Replaces the installation with the same id. */
    public void update(AppInstallation installation) {
        installations.put(installation.id(), installation);
    }

    /** Returns the installations, oldest first. */
    public List<AppInstallation> installations() {
        return installations.values().stream()
                .sorted(Comparator.comparingLong(AppInstallation::id))
                .toList();
    }

    /** Finds an installation. */
    public Optional<AppInstallation> installation(long id) {
        return Optional.ofNullable(installations.get(id));
    }

    /** Returns the installation that covers the account's repositories. */
    public Optional<AppInstallation> installationOn(String login) {
        return installations().stream()
                .filter(installation -> installation.account().login().equalsIgnoreCase(login))
                .findFirst();
    }

    /** Creates an empty repository whose default branch is {@code main}. */
    public HostedRepository createRepository(Account owner, String name) {
        return createRepository(owner, name, GitStore::create);
    }

    /** Creates a repository that can read the objects of another one, and stores new ones separately. */
    public HostedRepository createRepository(Account owner, String name, BorrowedObjects objects) {
        return createRepository(owner, name, path -> GitStore.borrow(path, objects));
    }

    private HostedRepository createRepository(Account owner, String name, Function<Path, GitStore> maker) {
        long id = ids.next();
        GitStore store = maker.apply(folder.resolve(id + ".git"));
        stores.add(store);
        return add(new HostedRepository(this, new HostedRepository.Identity(id, owner, name), store, Optional.empty()));
    }

    /** Forks a repository; both share their objects, as on GitHub. */
    public HostedRepository fork(HostedRepository parent, Account owner) {
        HostedRepository.Identity identity = new HostedRepository.Identity(ids.next(), owner, parent.name());
        HostedRepository fork = add(new HostedRepository(this, identity, parent.store(), Optional.of(parent)));
        parent.head(parent.defaultBranch()).ifPresent(tip -> fork.point(fork.defaultBranch(), tip));
        return fork;
    }

    private HostedRepository add(HostedRepository repository) {
        repositories.add(repository);
        return repository;
    }

    /** Deletes a repository; pull requests from it stay. */
    public void delete(HostedRepository repository) {
        repositories.remove(repository);
    }

    public List<HostedRepository> repositories() {
        return List.copyOf(repositories);
    }

    /** Finds a repository by its name. */
    public Optional<HostedRepository> repository(String owner, String name) {
        return repositories.stream()
                .filter(found -> found.owner().login().equalsIgnoreCase(owner)
                        && found.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns the open pull requests from a branch, in all repositories. */
    List<HostedPull> openFrom(HostedRepository repository, String branch) {
        return repositories.stream()
                .flatMap(base -> base.pulls().stream())
                .filter(pull -> pull.open() && pull.isFrom(repository, branch))
                .toList();
    }

    @Override
    public void close() {
        stores.forEach(GitStore::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
