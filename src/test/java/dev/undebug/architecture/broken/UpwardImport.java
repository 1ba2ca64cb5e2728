package dev.undebug.architecture.broken;

import dev.undebug.pull.CommitSha;

/** Imports a layer above its own. */
record UpwardImport(CommitSha sha) {}
