package dev.undebug.read.terraform;

import dev.undebug.read.format.Reader;
import java.util.List;

/** Reads what is written in HCL. */
public final class TerraformReaders {
    private TerraformReaders() {}

    /** Returns them in the order in which they are asked. */
    public static List<Reader> all() {
        return List.of(new NomadReader(), new TerraformReader());
    }
}
