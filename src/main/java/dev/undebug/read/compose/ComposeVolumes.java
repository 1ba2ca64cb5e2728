package dev.undebug.read.compose;

import dev.undebug.fact.Unit;
import dev.undebug.read.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders of the repository that a compose service mounts: {@code ./src:/app} or the long form. */
final class ComposeVolumes {
    private static final Pattern SHORT = Pattern.compile("([^:]*+):([^:]*+)(?::.*)?");

    private final ComposeText text;
    private final ComposeFolders folders;

    ComposeVolumes(ComposeText text, ComposeFolders folders) {
        this.text = text;
        this.folders = folders;
    }

    List<Unit.Copy> bindMounts(String folder, YamlNode volumes) {
        List<Unit.Copy> mounts = new ArrayList<>();
        for (YamlNode volume : volumes.elements()) {
            (volume.isScalar() ? shortForm(folder, volume) : longForm(folder, volume)).ifPresent(mounts::add);
        }
        return mounts;
    }

    private Optional<Unit.Copy> shortForm(String folder, YamlNode volume) {
        Matcher matcher = SHORT.matcher(text.value(volume));
        // Another source without a leading dot is the name of a volume.
        return matcher.matches() && (matcher.group(1).startsWith(".") || ComposeFolders.isFromHere(matcher.group(1)))
                ? mount(folder, matcher.group(1), matcher.group(2))
                : Optional.empty();
    }

    private Optional<Unit.Copy> longForm(String folder, YamlNode volume) {
        String type = volume.scalarOf("type");
        Optional<String> source =
                volume.get("source").or(() -> volume.get("src")).map(text::value);
        Optional<String> target = volume.get("target")
                .or(() -> volume.get("destination"))
                .or(() -> volume.get("dst"))
                .map(text::value);
        return type.equals("bind") && source.isPresent() && target.isPresent()
                ? mount(folder, source.get(), target.get())
                : Optional.empty();
    }

    private Optional<Unit.Copy> mount(String folder, String source, String target) {
        return folders.resolve(folder, source)
                .map(path -> new Unit.Copy(path.text(), ComposeFolders.inContainer(target)));
    }
}
