package dev.undebug.read.docker;

import dev.undebug.fact.BuildArguments;
import dev.undebug.source.SourceFile;

/**
 * A Dockerfile as a build reads it.
 *
 * @param escape the character that escapes others
 * @param arguments the arguments of the build
 */
record DockerText(SourceFile file, char escape, BuildArguments arguments) {}
