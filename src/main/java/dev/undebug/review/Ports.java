package dev.undebug.review;

import dev.undebug.pull.Checks;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Reviews;

/** The parts of GitHub that the use case needs. */
public record Ports(Pulls pulls, Checks checks, Reviews reviews, HeadBranches branches) {}
