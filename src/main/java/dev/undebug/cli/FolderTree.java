package dev.undebug.cli;

import dev.undebug.git.GitException;
import dev.undebug.git.GitRepository;
import dev.undebug.source.Content;
import dev.undebug.source.Links;
import dev.undebug.source.OwnName;
import dev.undebug.source.SourceTree;
import dev.undebug.source.Unavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files in a folder and its subfolders. */
final class FolderTree implements SourceTree {
    private static final Set<String> NEVER = Set.of(".git", "node_modules", "site-packages", "dist-packages");
    private static final String VIRTUAL_ENVIRONMENT = "pyvenv.cfg";

    /** The entries that {@code python -m venv} and its kin make. A folder with any other entry is a project's. */
    private static final Set<String> OF_ENVIRONMENT = Set.of(
            VIRTUAL_ENVIRONMENT,
            "bin",
            "include",
            "lib",
            "lib64",
            "man",
            "scripts",
            "share",
            "etc",
            "tcl",
            ".gitignore",
            "cachedir.tag");

    private final Path root;
    /** Keyed by path text: a name that the locale cannot encode cannot be turned back into a path. */
    private final NavigableMap<String, Path> files = new TreeMap<>();

    private final Map<String, String> links = new TreeMap<>();
    private final List<String> gaps = new ArrayList<>();

    private FolderTree(Path root) {
        this.root = root;
    }

    /** Lists a folder, which may itself be a link. */
    static FolderTree of(Path folder) {
        try {
            FolderTree tree = new FolderTree(folder.toRealPath());
            Files.walkFileTree(tree.root, tree.new Visitor());
            return tree;
        } catch (IOException e) {
            throw new Unavailable("cannot list " + folder + ": " + reason(e), e);
        }
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public OwnName ownName() {
        OwnName folder = OwnName.ofFolder(
                root.getFileName() == null ? "" : root.getFileName().toString());
        try (GitRepository git = GitRepository.open(root)) {
            OwnName known = git.ownName();
            return known.remotes().isEmpty() ? folder : known;
        } catch (GitException e) {
            return folder;
        }
    }

    @Override
    public Map<String, String> links() {
        return links;
    }

    @Override
    public boolean isCommitted(String path) {
        Path file = files.get(path);
        try (GitRepository git = GitRepository.open(root)) {
            return file == null || !git.ignores(file);
        } catch (GitException e) {
            // Outside of a repository, nothing excludes a file from commits.
            return true;
        }
    }

    @Override
    public List<String> gaps() {
        return List.copyOf(gaps);
    }

    @Override
    public Map<String, Content> read(Collection<String> wanted) {
        Map<String, Content> contents = new ConcurrentHashMap<>();
        wanted.parallelStream().forEach(path -> {
            Path file = files.get(path);
            if (file != null) {
                contents.put(path, content(path, file));
            }
        });
        return contents;
    }

    /** Reads one file, anywhere. */
    static Content content(String path, Path file) {
        try {
            return Files.size(file) > Content.MAX_BYTES
                    ? Content.tooLarge(path)
                    : Content.decode(path, Files.readAllBytes(file));
        } catch (IOException e) {
            return Content.withheld(path, reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = !folder.equals(root)
                    && (NEVER.contains(String.valueOf(folder.getFileName())) || isVirtualEnvironment(folder));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        private static boolean isVirtualEnvironment(Path folder) {
            if (!Files.exists(folder.resolve(VIRTUAL_ENVIRONMENT))) {
                return false;
            }
            try (Stream<Path> inside = Files.list(folder)) {
                return inside.map(path -> String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT))
                        .allMatch(OF_ENVIRONMENT::contains);
            } catch (IOException unreadable) {
                return false;
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.put(relative(file), file);
            } else if (attributes.isSymbolicLink()) {
                links.put(relative(file), target(file));
            }
            return FileVisitResult.CONTINUE;
        }

        private String target(Path link) {
            try {
                return Files.readSymbolicLink(link)
                        .toString()
                        .replace(link.getFileSystem().getSeparator(), "/");
            } catch (IOException e) {
                return Links.NOWHERE;
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            gaps.add("cannot list " + relative(file) + ": " + reason(e));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                gaps.add("cannot list all of " + relative(folder) + ": " + reason(e));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
