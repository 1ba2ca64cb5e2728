package dev.undebug.testing;

import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The scans of the literate cases, done once for all tests. */
public final class ScannedCase {
    private static final Map<LiterateCase, ScanResult> SCANNED = new ConcurrentHashMap<>();

    private ScannedCase() {}

    public static ScanResult of(LiterateCase project) {
        return SCANNED.computeIfAbsent(project, each -> scan(each.texts()));
    }

    /** Scans other texts in the same way. */
    public static ScanResult scan(Map<String, String> texts) {
        return new Scanner(Rules.ALL).scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all());
    }
}
