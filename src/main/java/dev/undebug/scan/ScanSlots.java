package dev.undebug.scan;

import dev.undebug.source.Content;
import dev.undebug.source.OwnName;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lets only so many scans compute at once as fit in memory; the others wait, in order of arrival. A scan that asks a remote
 * tree for files gives up its slot meanwhile: the tree may be slow, and must not delay the scans of others.
 */
public final class ScanSlots {
    /** A server's heap for one scan, in bytes: the dearest ones are judged in 256 MB together with all else. */
    private static final long SCAN = 192L * 1024 * 1024;

    private int free;
    private long lastTicket;
    private long nextTicket;

    /** @param most how many scans may compute at once, at least 1 */
    ScanSlots(int most) {
        free = most;
    }

    /** Returns as many slots as fit in a heap, at least one. */
    public static ScanSlots inHeap(long bytes) {
        return new ScanSlots(fitting(bytes));
    }

    /** Returns how many scans, or threads of one scan, fit in a heap: at least one. */
    public static int fitting(long bytes) {
        return (int) Math.max(1, bytes / SCAN);
    }

    static ScanSlots unlimited() {
        return new ScanSlots(Integer.MAX_VALUE);
    }

    /** Returns how many scans could begin now. */
    synchronized int free() {
        return free;
    }

    /** Scans when a slot is free; not within another scan, which would wait for itself. */
    <T> T scan(SourceTree tree, Function<SourceTree, T> scan) {
        acquire();
        try {
            return scan.apply(new WithoutSlot(tree));
        } finally {
            release();
        }
    }

    /** Waits even if the thread is interrupted: the scan is the work that a stopping server waits for. */
    private synchronized void acquire() {
        long ticket = lastTicket++;
        boolean interrupted = false;
        while (free == 0 || ticket != nextTicket) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        free--;
        nextTicket++;
        notifyAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void release() {
        free++;
        notifyAll();
    }

    /** A tree that is read without the slot, unless it is quick. */
    private final class WithoutSlot implements SourceTree {
        private final SourceTree tree;

        WithoutSlot(SourceTree tree) {
            this.tree = tree;
        }

        @Override
        public List<String> paths() {
            return tree.paths();
        }

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            if (paths.stream().allMatch(tree::isAtHand)) {
                return tree.read(paths);
            }
            release();
            try {
                return tree.read(paths);
            } finally {
                acquire();
            }
        }

        @Override
        public boolean isLocal() {
            return tree.isLocal();
        }

        @Override
        public boolean isAtHand(String path) {
            return tree.isAtHand(path);
        }

        @Override
        public boolean isCommitted(String path) {
            return tree.isCommitted(path);
        }

        @Override
        public Map<String, String> links() {
            return tree.links();
        }

        @Override
        public OwnName ownName() {
            return tree.ownName();
        }

        @Override
        public List<String> gaps() {
            return tree.gaps();
        }
    }
}
