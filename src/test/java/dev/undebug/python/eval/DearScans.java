package dev.undebug.python.eval;

import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.MemoryTree;
import java.util.HashMap;
import java.util.Map;

/** Scans the {@link DearPrograms}, with trials and fixes, and prints a line for each. */
final class DearScans {
    private DearScans() {}

    public static void main(String[] args) {
        DearPrograms.all().forEach((name, program) -> {
            Map<String, String> texts = new HashMap<>(program.texts());
            texts.put("Procfile", "web: python app.py\n");
            ScanResult result = new Scanner(Rules.ALL).scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all());
            System.out.println("findings " + result.findings().size() + ", whole "
                    + result.extent().whole() + ": " + name);
        });
    }
}
