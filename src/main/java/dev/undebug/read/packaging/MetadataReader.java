package dev.undebug.read.packaging;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.read.text.Lines;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the commands of Flask in {@code entry_points.txt} of a project's metadata, {@code shop.egg-info} or {@code
 * shop-1.0.dist-info}: Python takes a project for installed where such a folder is in a folder that it searches.
 */
final class MetadataReader implements Reader {
    private static final String NAME = "entry_points.txt";
    private static final String GROUP = "[flask.commands]";

    @Override
    public boolean reads(String path) {
        return path.endsWith(NAME) && ConsoleScript.isMetadata(path);
    }

    @Override
    public Weight weight(String path) {
        return Weight.STARTS_NOTHING;
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<ConsoleScript> scripts = new ArrayList<>();
        boolean inGroup = false;
        for (int line = 1; line <= file.lineCount(); line++) {
            String text = file.slice(Lines.line(file, line)).strip();
            if (text.startsWith("[")) {
                inGroup = text.equals(GROUP);
            } else if (inGroup) {
                ConsoleScripts.ofConfiguration(file, Lines.line(file, line))
                        .map(ConsoleScript::ofFlask)
                        .ifPresent(scripts::add);
            }
        }
        return FileFacts.ofUnits(file, List.of()).with(new Packaging(List.of(), List.of(), scripts));
    }
}
