package dev.undebug.read.machine;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** Reads configuration whose content alone shows what it is: {@code deploy/shop.conf} of Apache or upstart. */
final class NamelessConfigurationReader implements Reader {
    private static final Pattern TEMPLATE = Pattern.compile(".*\\.conf" + WebServerReader.TEMPLATE);

    private final Reader webServer;
    private final Reader jobs;
    private final Reader uwsgi;

    /**
     * @param jobs reads jobs of upstart
     * @param uwsgi reads the options of uWSGI
     */
    NamelessConfigurationReader(Reader webServer, Reader jobs, Reader uwsgi) {
        this.webServer = webServer;
        this.jobs = jobs;
        this.uwsgi = uwsgi;
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".conf") || path.endsWith(".cfg") || isTemplate(path);
    }

    private static boolean isTemplate(String path) {
        return path.contains(".conf.") && TEMPLATE.matcher(path).matches();
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        if (UpstartReader.isJob(file) && !isTemplate(file.path())) {
            return jobs.read(file);
        }
        if (UwsgiReader.hasOptions(file)) {
            return uwsgi.read(file);
        }
        return WebServerReader.isSite(file) ? webServer.read(file) : FileFacts.ofUnits(file, List.of());
    }
}
