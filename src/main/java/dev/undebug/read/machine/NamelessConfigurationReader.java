package dev.undebug.read.machine;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads configuration whose content alone shows what it is: {@code deploy/shop.conf} of Apache. */
final class NamelessConfigurationReader implements Reader {
    private final Reader webServer;

    NamelessConfigurationReader(Reader webServer) {
        this.webServer = webServer;
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".conf") || path.endsWith(".cfg");
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return WebServerReader.isSite(file) ? webServer.read(file) : FileFacts.ofUnits(file, List.of());
    }
}
