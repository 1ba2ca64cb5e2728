package dev.undebug.review;

import dev.undebug.pull.Checks;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Reviews;

/** GitHub, as far as the use case needs it. */
public record Ports(Pulls pulls, Checks checks, Reviews reviews, HeadBranches branches) {}
