package dev.undebug.read.machine;

import dev.undebug.read.format.Reader;
import java.util.List;

/** Reads what starts programs on one machine: process files, units, process managers and web servers. */
public final class MachineReaders {
    private MachineReaders() {}

    /** Returns them in the order in which they are asked. */
    public static List<Reader> all() {
        return List.of(
                new ProcfileReader(),
                new SystemdReader(),
                new SupervisorReader(),
                new QuadletReader(),
                new Pm2Reader(),
                new WebServerReader());
    }

    /**
     * Returns the one for uWSGI, whose files may be called anything.
     *
     * @param otherwise reads files of such names that are something else
     */
    public static Reader uwsgi(Reader otherwise) {
        return new UwsgiReader(otherwise);
    }
}
