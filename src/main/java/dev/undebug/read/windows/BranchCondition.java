package dev.undebug.read.windows;

import java.util.stream.Stream;

/** The condition of commands of Windows, as far as it says something. */
interface BranchCondition {
    /** Returns the condition in a line of a batch file. */
    static BranchCondition ofBatch(String line) {
        return first(FileCheck.ofBatch(line), ComparedWord.ofBatch(line));
    }

    /** Returns the condition in a line of PowerShell: of an {@code if}, or of an arm of a {@code switch}. */
    static BranchCondition ofPowerShell(String line) {
        return first(FileCheck.ofPowerShell(line), ComparedWord.ofPowerShell(line));
    }

    private static BranchCondition first(BranchCondition one, BranchCondition other) {
        return Stream.of(one, other)
                .filter(BranchCondition::isKnown)
                .findFirst()
                .orElse(ComparedWord.NONE);
    }

    boolean isKnown();

    /** Returns the condition that holds where this one does not. */
    BranchCondition negated();

    /** Returns the shell's condition. */
    String test();
}
