package dev.undebug.read.terraform;

import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import java.util.List;

/** The readers of HCL files. */
public final class TerraformReaders {
    private TerraformReaders() {}

    /**
     * Returns the readers in order of precedence.
     *
     * @param formats reads the files that machines get when they start
     */
    public static List<Reader> all(Formats formats) {
        return List.of(
                new NomadReader(),
                new BakeReader(),
                new TerraformReader(formats),
                TerraformScriptReader.named(formats));
    }

    /**
     * Returns the reader of templates whose content alone shows whether a machine starts with them.
     *
     * @param formats reads the files that machines get when they start
     */
    public static Reader unnamed(Formats formats) {
        return TerraformScriptReader.unnamed(formats);
    }
}
