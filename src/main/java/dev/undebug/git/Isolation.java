package dev.undebug.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Restricts JGit to reading repositories. It does not read the settings of the user and the machine, for which it would
 * run {@code git}. It does not measure the disk either, for which it would write files into the repository and the
 * user's folder.
 */
public final class Isolation extends SystemReader.Delegate {
    private Isolation(SystemReader system) {
        super(system);
    }

    /** Isolates JGit in this process. */
    public static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof Isolation)) {
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
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit wanted) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? wanted.convert(FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION)
                    : super.getTimeUnit(section, subsection, name, otherwise, wanted);
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
