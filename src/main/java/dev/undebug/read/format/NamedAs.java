package dev.undebug.read.format;

/** What others may take a file for that they name, whatever it is called. */
public enum NamedAs {
    DOCKERFILE,
    ENV_FILE
}
