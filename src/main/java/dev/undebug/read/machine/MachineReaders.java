package dev.undebug.read.machine;

import dev.undebug.read.format.Reader;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** The readers of files that start programs on one machine: process files, units, process managers and web servers. */
public final class MachineReaders {
    private MachineReaders() {}

    /** Returns the readers in order of precedence. */
    public static List<Reader> all() {
        return List.of(
                new ProcfileReader(),
                new SystemdReader(),
                new LaunchdReader(),
                new SupervisorReader(),
                new OpenRcReader(),
                new MonitReader(),
                new QuadletReader(),
                new Pm2Reader(),
                new WebServerReader(),
                new PassengerReader(),
                new NginxUnitReader(),
                new WebConfigReader(),
                new CrontabReader(),
                new VagrantfileReader());
    }

    /** Returns the reader of a file whose content shows its format, whatever its name. */
    public static Optional<Reader> byContent(SourceFile file) {
        if (SupervisorReader.isConfiguration(file)) {
            return Optional.of(new SupervisorReader());
        }
        Reader circus = new CircusReader();
        if (circus.reads(file.path()) && CircusReader.isConfiguration(file)) {
            return Optional.of(circus);
        }
        if (MonitReader.isConfiguration(file)) {
            return Optional.of(new MonitReader());
        }
        return OpenRcReader.isService(file) ? Optional.of(new OpenRcReader()) : Optional.empty();
    }

    /** Returns the reader of configuration with any name, which goes after all others. */
    public static Reader nameless() {
        UwsgiReader uwsgi = new UwsgiReader(new WebServerReader());
        return new NamelessConfigurationReader(new WebServerReader(), new UpstartReader(), uwsgi);
    }

    /**
     * Returns the reader of uWSGI files, which may have any name.
     *
     * @param otherwise reads files with such names but another format
     */
    public static Reader uwsgi(Reader otherwise) {
        return new UwsgiReader(otherwise);
    }
}
