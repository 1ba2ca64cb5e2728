package dev.undebug.read.machine;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** Reads configuration whose content alone shows what it is: {@code docker/services.conf} of supervisor. */
final class NamelessConfigurationReader implements Reader {
    private static final Pattern SUPERVISOR = Pattern.compile("(?m)^\\[program:[^\\]\\n]++\\]");
    private static final Pattern APACHE = Pattern.compile("(?mi)^[ \\t]*+WSGIScriptAlias[ \\t]");

    private final Reader supervisor;
    private final Reader webServer;

    NamelessConfigurationReader(Reader supervisor, Reader webServer) {
        this.supervisor = supervisor;
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
        if (SUPERVISOR.matcher(file.text()).find()) {
            return supervisor.read(file);
        }
        return APACHE.matcher(file.text()).find() ? webServer.read(file) : FileFacts.ofUnits(file, List.of());
    }
}
