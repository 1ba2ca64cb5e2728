package dev.undebug.read.env;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.source.SourceFile;

/** Env files, as the only format of files that containers get besides Python. */
public final class EnvFilesAlone implements Formats {
    private final EnvFileReader reader = new EnvFileReader();

    @Override
    public boolean reads(String path) {
        return reader.reads(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        return reader.read(file);
    }
}
