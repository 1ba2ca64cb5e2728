package dev.undebug.bench;

import dev.undebug.demo.github.git.TreeEdit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The files of a folder as a commit has them: those in the index of a git work tree, all files of any other folder.
 *
 * @param paths the files' places on disk by their paths in the commit
 */
record FolderFiles(Map<String, Path> paths) {
    /** GitHub refuses pushes with larger files. */
    private static final long LARGEST = 100L * 1024 * 1024;

    static FolderFiles of(Path folder) throws IOException {
        Map<String, Path> paths = new TreeMap<>();
        for (String name : names(folder)) {
            Path file = folder.resolve(name);
            if (Files.isSymbolicLink(file) || (Files.isRegularFile(file) && Files.size(file) <= LARGEST)) {
                paths.put(name, file);
            }
        }
        return new FolderFiles(paths);
    }

    private static List<String> names(Path folder) throws IOException {
        if (Files.exists(folder.resolve(Constants.DOT_GIT))) {
            try (Repository git =
                    new FileRepositoryBuilder().setWorkTree(folder.toFile()).build()) {
                DirCache index = git.readDirCache();
                return IntStream.range(0, index.getEntryCount())
                        .mapToObj(entry -> index.getEntry(entry).getPathString())
                        .toList();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(paths.get(path));
    }

    /** Returns the edits that make the first commit. */
    List<TreeEdit> edits() throws IOException {
        List<TreeEdit> edits = new ArrayList<>();
        for (Map.Entry<String, Path> entry : paths.entrySet()) {
            Path file = entry.getValue();
            if (Files.isSymbolicLink(file)) {
                edits.add(TreeEdit.symlink(
                        entry.getKey(), Files.readSymbolicLink(file).toString()));
            } else {
                FileMode mode = Files.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
                edits.add(new TreeEdit(entry.getKey(), Optional.of(mode), Optional.of(Files.readAllBytes(file))));
            }
        }
        return edits;
    }
}
