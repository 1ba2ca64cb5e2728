package dev.undebug.read.kubernetes;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** Accepts the files of a Helm chart that say nothing alone: its description, and the helpers of its templates. */
final class HelmChartFileReader implements Reader {
    private static final Pattern PATH = Pattern.compile("(?:.*/)?(?:Chart\\.ya?ml|templates/(?:.*/)?[^/]+\\.tpl)");

    @Override
    public boolean reads(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public Weight weight(String path) {
        return Weight.STARTS_NOTHING;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(file, List.of());
    }
}
