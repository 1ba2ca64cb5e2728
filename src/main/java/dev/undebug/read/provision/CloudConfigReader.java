package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.FirstStart;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what cloud-init does when a server starts for the first time: a script, or a cloud-config with commands and files. */
final class CloudConfigReader implements Reader {
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(?:user[-_]?data|cloud[-_]?(?:init|config))[^.]*(?:\\.(?:ya?ml|cfg|txt|tpl|tftpl|j2|tmpl))*");

    /** Templates, whose expressions would be taken for text. */
    private static final Pattern TEMPLATE = Pattern.compile("(?i).*\\.(?:tpl|tftpl|j2|tmpl)");

    private final Formats formats;

    /** @param formats reads the files that the server gets */
    CloudConfigReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        FirstStart start = new FirstStart(file, formats);
        if (FirstStart.isCloudConfig(file.text().substring(Lines.start(file)))) {
            Yaml.read(file).ifPresent(start::cloudConfig);
        } else if (!TEMPLATE.matcher(file.path()).matches()) {
            start.add(
                    MappedText.of(file, new Span(Lines.start(file), file.text().length())));
        }
        return start.with(FileFacts.ofUnits(file, List.of()));
    }
}
