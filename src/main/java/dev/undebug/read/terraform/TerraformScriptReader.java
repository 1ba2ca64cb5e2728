package dev.undebug.read.terraform;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.FirstStart;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what a machine does when it starts from the template of {@code templatefile()}: {@code install.sh.tpl},
 * {@code user_data.tftpl}. Whether it is a script or a cloud-config, its content says.
 */
final class TerraformScriptReader implements Reader {
    /** Names of scripts, and the ending that nothing but Terraform uses. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i).+\\.(?:sh|bash)\\.(?:tpl|tmpl|template)|.+\\.tftpl|[^.]*user[-_]?data[^.]*\\.(?:tpl|tmpl)");

    private static final Pattern ANY = Pattern.compile("(?i).+\\.tpl");

    private final Formats formats;
    private final boolean named;

    private TerraformScriptReader(Formats formats, boolean named) {
        this.formats = formats;
        this.named = named;
    }

    /** Returns the reader of files whose names show what they are. */
    static Reader named(Formats formats) {
        return new TerraformScriptReader(formats, true);
    }

    /** Returns the reader of templates that may be anything else by their names. */
    static Reader unnamed(Formats formats) {
        return new TerraformScriptReader(formats, false);
    }

    @Override
    public boolean reads(String path) {
        return (named ? NAMED : ANY).matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public boolean readsByName() {
        return named;
    }

    @Override
    public FileFacts read(SourceFile file) {
        FirstStart start = new FirstStart(file, formats);
        if (FirstStart.isCloudConfig(file.text().substring(Lines.start(file)))) {
            Yaml.read(file).ifPresent(start::cloudConfig);
        } else {
            TerraformScript.of(file).ifPresent(start::add);
        }
        return start.with(FileFacts.ofUnits(file, List.of()));
    }
}
