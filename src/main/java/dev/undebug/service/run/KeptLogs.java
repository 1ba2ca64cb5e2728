package dev.undebug.service.run;

import java.util.Set;

/**
 * The variables and files in which handlers of {@code logging} of a module keep logs with tracebacks, where code may read them again.
 *
 * @param streams the variables of buffers that get them as texts
 * @param files the files that get them as texts, by {@link TracebackLogs#path}
 * @param memories the variables of handlers that keep records
 * @param queues the variables of queues that get records, which have their texts already
 * @param classes the module's own handlers, which make texts of records by {@code self.format(record)}
 */
record KeptLogs(Set<String> streams, Set<String> files, Set<String> memories, Set<String> queues, Set<String> classes) {
    /** The handlers of a module that logs no traceback. */
    static final KeptLogs NONE = new KeptLogs(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    KeptLogs {
        streams = Set.copyOf(streams);
        files = Set.copyOf(files);
        memories = Set.copyOf(memories);
        queues = Set.copyOf(queues);
        classes = Set.copyOf(classes);
    }
}
