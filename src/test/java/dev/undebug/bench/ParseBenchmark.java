package dev.undebug.bench;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.ByteTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Measures the speed of parsing Python, and of rejecting irrelevant files. Started by {@link Benchmarks}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class ParseBenchmark {
    private static final double MEGABYTE = 1e6;

    private final Map<String, byte[]> library = new HashMap<>();
    private final List<SourceFile> files = new ArrayList<>();
    private double megabytes;

    /** The amount of work, for JMH to print as a rate. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        public double megabytes;

        @Setup(Level.Iteration)
        public void reset() {
            megabytes = 0;
        }
    }

    @Setup
    public void read() throws IOException {
        library.putAll(Library.read(Library.folder()));
        library.forEach((path, bytes) -> {
            if (Content.decode(path, bytes) instanceof Content.Decoded decoded) {
                files.add(decoded.file());
                megabytes += bytes.length / MEGABYTE;
            }
        });
    }

    @Benchmark
    public void parse(Work work, Blackhole sink) {
        for (SourceFile file : files) {
            sink.consume(PythonModule.parse(file));
        }
        work.megabytes += megabytes;
    }

    /** Scans files in memory that have nothing to do with Flask. */
    @Benchmark
    public ScanResult reject(Work work) {
        work.megabytes += megabytes;
        return new Scanner(Rules.ALL).scan(new ByteTree(library), ScanPolicy.DEFAULT, Focus.all());
    }
}
