package dev.undebug.github;

import dev.undebug.github.client.RepositoryClient;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.Subject;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.source.Content;
import dev.undebug.source.Links;
import dev.undebug.source.OwnName;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pull request's sources on GitHub. Not thread-safe: each job reads one pull request. */
final class GitHubSources implements PullSources {
    /** The most links that are followed. */
    private static final int MOST_LINKS = 200;

    /** The typical length of a link's target, in bytes. */
    private static final int SHORT = 100;

    static final String CONFIGURATION = ".github/undebug.yml";

    private final RepositoryClient client;
    private final Subject subject;
    private final PullDiff diff;
    private final PullReader reader;
    private final OrganisationConfig organisation;
    private final SourceTree head = new Head();
    private final SourceTree base = new Base();
    private @Nullable Listing listing;
    private @Nullable BaseLayout layout;

    GitHubSources(
            RepositoryClient client,
            Subject subject,
            PullDiff diff,
            PullReader reader,
            OrganisationConfig organisation) {
        this.client = client;
        this.subject = subject;
        this.diff = diff;
        this.reader = reader;
        this.organisation = organisation;
    }

    @Override
    public SourceTree head() {
        return head;
    }

    @Override
    public SourceTree base() {
        return base;
    }

    @Override
    public List<ChangedFile> changes() {
        return diff.gaps().isEmpty() ? diff.files() : layout().changes();
    }

    @Override
    public Optional<SourceFile> configuration() {
        BlobRef ref = configurationRef();
        reader.read(List.of(Wanted.unlisted(ref, -1)));
        return reader.get(ref)
                .map(content -> RepositoryConfig.file(CONFIGURATION, content))
                .or(this::ownersConfiguration);
    }

    @Override
    public Optional<SourceFile> ownersConfiguration() {
        return organisation.of(subject.repository());
    }

    @Override
    public List<FindingThread> threads() {
        return reader.threads();
    }

    @Override
    public Set<String> said() {
        return reader.said();
    }

    @Override
    public Standing standing() {
        return reader.standing();
    }

    @Override
    public Standing lastStanding() {
        return reader.lastStanding();
    }

    private BlobRef configurationRef() {
        return new BlobRef(diff.base(), CONFIGURATION);
    }

    private Listing listing() {
        Listing known = listing;
        if (known == null) {
            known = list(subject.head());
            listing = known;
        }
        return known;
    }

    private Listing list(CommitSha commit) {
        List<String> changed = diff.files().stream()
                .flatMap(file -> Stream.concat(Stream.of(file.path()), file.previousPath().stream()))
                .toList();
        return new TreeReader(client).list(commit, changed);
    }

    private BaseLayout layout() {
        BaseLayout known = layout;
        if (known == null) {
            known = BaseLayout.isTold(listing(), diff)
                    ? BaseLayout.of(listing(), diff)
                    : BaseLayout.of(listing(), list(diff.mergeBase()), diff);
            layout = known;
        }
        return known;
    }

    /** Reads files of the head and, in the same requests, other files that will be needed. */
    private void readHead(Collection<String> paths) {
        List<Wanted> wanted = new ArrayList<>();
        for (String path : new LinkedHashSet<>(paths)) {
            BlobRef ref = new BlobRef(subject.head(), path);
            Listing.Entry entry = listing().files().get(path);
            if (entry != null && !reader.knows(ref)) {
                wanted.add(Wanted.listed(ref, entry));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        wanted.add(0, Wanted.unlisted(configurationRef(), -1));
        wanted.addAll(links());
        PrefetchGuess.of(paths, diff, layout()).forEach(path -> wanted.add(before(path)));
        reader.read(wanted, () -> guessed(paths));
    }

    private List<Wanted> links() {
        return listing().links().entrySet().stream()
                .limit(MOST_LINKS)
                .map(link -> Wanted.listed(new BlobRef(subject.head(), link.getKey()), link.getValue()))
                .toList();
    }

    /** Returns the target of a link whose blob was read. */
    private String target(BlobRef link) {
        return reader.get(link).map(Links::target).orElse(Links.NOWHERE);
    }

    /** A file of the merge base is about as long as the head's. */
    private Wanted before(String path) {
        Listing.Entry now = listing().files().get(path);
        return Wanted.unlisted(new BlobRef(diff.mergeBase(), path), now == null ? -1 : now.size());
    }

    /** Returns files of the head that may be wanted next, likeliest first. */
    private List<Wanted> guessed(Collection<String> read) {
        // The first request is made in any case. If an earlier review left texts, it may well be the last one, too.
        if (!reader.hasRead() && listing().files().keySet().stream().anyMatch(this::isAtHand)) {
            return List.of();
        }
        List<String> unknown = listing().files().keySet().stream()
                .filter(path -> !isAtHand(path))
                .toList();
        return NearbyFiles.of(new HashSet<>(read), unknown).stream()
                .map(path -> Wanted.listed(
                        new BlobRef(subject.head(), path),
                        Objects.requireNonNull(listing().files().get(path))))
                .toList();
    }

    private boolean isAtHand(String path) {
        Listing.Entry entry = listing().files().get(path);
        return entry != null && reader.isAtHand(Wanted.listed(new BlobRef(subject.head(), path), entry));
    }

    private void collect(BlobRef ref, Map<String, Content> into) {
        reader.get(ref).ifPresent(content -> into.put(ref.path(), content));
    }

    private final class Head implements SourceTree {
        @Override
        public OwnName ownName() {
            return OwnName.ofRemotes(List.of(subject.repository().name().name()));
        }

        @Override
        public List<String> paths() {
            return List.copyOf(listing().files().keySet());
        }

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            readHead(paths);
            Map<String, Content> found = new TreeMap<>();
            paths.forEach(path -> collect(new BlobRef(subject.head(), path), found));
            return found;
        }

        @Override
        public boolean isAtHand(String path) {
            return GitHubSources.this.isAtHand(path);
        }

        @Override
        public Map<String, String> links() {
            reader.read(GitHubSources.this.links());
            Map<String, String> targets = new TreeMap<>();
            listing().links().keySet().forEach(link -> targets.put(link, target(new BlobRef(subject.head(), link))));
            return targets;
        }

        @Override
        public List<String> gaps() {
            List<String> gaps = new ArrayList<>(listing().gaps());
            if (listing().links().size() > MOST_LINKS) {
                gaps.add("The repository has more than " + MOST_LINKS + " symbolic links; only the first " + MOST_LINKS
                        + " were followed.");
            }
            return gaps;
        }
    }

    private final class Base implements SourceTree {
        @Override
        public OwnName ownName() {
            return head.ownName();
        }

        @Override
        public List<String> paths() {
            return List.copyOf(layout().paths());
        }

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            Set<String> own = new HashSet<>(layout().own());
            own.retainAll(new HashSet<>(paths));
            Set<String> same = new HashSet<>(paths);
            same.retainAll(layout().paths());
            same.removeAll(own);
            Map<String, Content> found = new TreeMap<>(head.read(same));
            reader.read(own.stream().map(GitHubSources.this::before).toList());
            own.forEach(path -> collect(new BlobRef(diff.mergeBase(), path), found));
            return found;
        }

        @Override
        public boolean isAtHand(String path) {
            return layout().own().contains(path)
                    ? reader.knows(new BlobRef(diff.mergeBase(), path))
                    : layout().paths().contains(path) && GitHubSources.this.isAtHand(path);
        }

        @Override
        public Map<String, String> links() {
            Map<String, BlobRef> refs = new TreeMap<>();
            layout().links()
                    .forEach((link, own) -> refs.put(link, new BlobRef(own ? diff.mergeBase() : subject.head(), link)));
            reader.read(refs.values().stream()
                    .limit(MOST_LINKS)
                    .map(ref -> Wanted.unlisted(ref, SHORT))
                    .toList());
            Map<String, String> targets = new TreeMap<>();
            refs.forEach((link, ref) -> targets.put(link, target(ref)));
            return targets;
        }

        @Override
        public List<String> gaps() {
            return Stream.concat(head.gaps().stream(), layout().gaps().stream())
                    .distinct()
                    .toList();
        }
    }
}
