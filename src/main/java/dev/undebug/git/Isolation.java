package dev.undebug.git;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit to the repositories themselves: it neither reads the settings of the user and the machine, for which it would run
 * {@code git}, nor writes what it measured of the disk into the user's folder.
 */
public final class Isolation extends SystemReader.Delegate {
    private Isolation(SystemReader system) {
        super(system);
    }

    /** Isolates JGit in this process. */
    public static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof Isolation)) {
            // Measured in the foreground it takes seconds, before the first repository is open.
            FS.FileStoreAttributes.setBackground(true);
            SystemReader.setInstance(new Isolation(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS files) {
        return new InMemory(parent, files);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS files) {
        return new InMemory(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS files) {
        return new InMemory(parent, files);
    }

    private static final class InMemory extends FileBasedConfig {
        InMemory(Config parent, FS files) {
            super(parent, new File("settings-in-memory"), files);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
