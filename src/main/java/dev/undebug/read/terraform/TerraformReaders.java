package dev.undebug.read.terraform;

import dev.undebug.read.format.Reader;
import java.util.List;

/** The readers of HCL files. */
public final class TerraformReaders {
    private TerraformReaders() {}

    /** Returns the readers in order of precedence. */
    public static List<Reader> all() {
        return List.of(new NomadReader(), new TerraformReader());
    }
}
