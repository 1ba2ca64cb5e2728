package dev.undebug.read.compose;

import dev.undebug.fact.Unit;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mounts of a compose service: {@code ./src:/app} or the long form. */
final class ComposeVolumes {
    private static final Pattern SHORT = Pattern.compile("([^:]*+):([^:]*+)(?::.*)?");

    private final ComposeText text;
    private final ComposeFolders folders;
    private final ComposeDevices devices;

    ComposeVolumes(ComposeText text, ComposeFolders folders, ComposeDevices devices) {
        this.text = text;
        this.folders = folders;
        this.devices = devices;
    }

    /**
     * A mount that hides what the image has at its place. A named volume is none, unless it is a folder of the machine: it begins as
     * a copy of that.
     *
     * @param from repository path; empty if the repository does not show its files
     * @param bare whether it is an empty folder
     */
    record Mounted(Optional<String> from, String to, boolean bare) {
        Optional<Unit.Copy> copy() {
            return from.map(path -> new Unit.Copy(path, to));
        }

        boolean isUnseen() {
            return from.isEmpty() && to.startsWith("/") && !to.contains("$");
        }
    }

    /** Returns the mounts of {@code volumes}. */
    List<Mounted> mounts(String folder, YamlNode volumes) {
        List<Mounted> mounts = new ArrayList<>();
        for (YamlNode volume : volumes.elements()) {
            (volume.isScalar() ? shortForm(folder, volume) : longForm(folder, volume)).ifPresent(mounts::add);
        }
        return mounts;
    }

    private Optional<Mounted> shortForm(String folder, YamlNode volume) {
        Matcher matcher = SHORT.matcher(text.value(volume));
        // Another source without a leading dot is the name of a volume, or a path of the machine.
        return matcher.matches()
                ? device(matcher.group(1), matcher.group(2)).or(() -> mount(folder, matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** Returns the mount of a named volume that is a folder of the machine. */
    private Optional<Mounted> device(String volume, String target) {
        return devices.of(volume).flatMap(device -> mount(device.folder(), written(text.value(device.node())), target));
    }

    private Optional<Mounted> longForm(String folder, YamlNode volume) {
        Optional<String> source =
                volume.get("source").or(() -> volume.get("src")).map(text::value);
        Optional<String> target = volume.get("target")
                .or(() -> volume.get("destination"))
                .or(() -> volume.get("dst"))
                .map(text::value);
        return switch (volume.scalarOf("type")) {
            case "bind" -> source.flatMap(from -> target.flatMap(to -> mount(folder, written(from), to)));
            case "tmpfs" -> target.map(to -> new Mounted(Optional.empty(), to, true));
            case "volume" -> source.flatMap(from -> target.flatMap(to -> device(from, to)));
            // The files of another image.
            case "image" -> target.map(to -> new Mounted(Optional.empty(), to, false));
            default -> Optional.empty();
        };
    }

    /** Returns the source of the long form as the short form has it, in which a bare name is a volume. */
    private static String written(String source) {
        return source.contains("/") || source.startsWith(".") || ComposeFolders.isFromHere(source)
                ? source
                : "./" + source;
    }

    private Optional<Mounted> mount(String folder, String source, String target) {
        boolean here = source.startsWith(".") || ComposeFolders.isFromHere(source);
        if (!here && !source.contains("/") && !source.startsWith("~")) {
            return Optional.empty();
        }
        return Optional.of(new Mounted(
                Optional.of(source)
                        .filter(path -> here)
                        .flatMap(path -> folders.resolve(folder, path))
                        .map(RepositoryPath::text),
                ComposeFolders.inContainer(target),
                false));
    }
}
