package dev.undebug.read.provision;

import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import java.util.List;

/** Reads the tools that set up servers, and the templates that they fill in. */
public final class ProvisionReaders {
    private ProvisionReaders() {}

    /** Returns the one for templates, which must come before those for what they become. */
    public static Reader templates() {
        return new TemplateReader();
    }

    /**
     * Returns them in the order in which they are asked.
     *
     * @param formats for the files that are written
     */
    public static List<Reader> all(Formats formats) {
        return List.of(new AnsibleReader(formats), new SaltReader(formats));
    }
}
