package dev.undebug.read.task;

import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Role;
import dev.undebug.fact.Word;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The images that steps of one workflow build with {@code docker/build-push-action}. */
final class BuildActions {
    private static final Pattern BUILDING = Pattern.compile("docker/build-push-action@.*");
    /** Makes the tags of an image from its names, for the step that builds it. */
    private static final Pattern NAMING = Pattern.compile("docker/metadata-action@.*");

    private static final Pattern OUTPUT = Pattern.compile("\\bsteps\\.");
    private static final Pattern SEPARATOR = Pattern.compile("[\\n,]");
    private static final int MAX_TAGS = 20;

    /** The repository as the action's own context, and a folder of it. */
    private static final Pattern CHECKOUT = Pattern.compile("\\{\\{ ?defaultContext ?}}:?(.*)");

    private final SourceFile file;
    private final List<String> names = new ArrayList<>();

    BuildActions(SourceFile file) {
        this.file = file;
    }

    /**
     * A build of a Dockerfile whose name may be a variable.
     *
     * @param dockerfile its name
     */
    record Action(Word dockerfile, ImageBuild build) {}

    /**
     * Returns the build of a step, which names its Dockerfile or its image.
     *
     * @param role the role of the image
     */
    Optional<Action> of(YamlNode step, Role role) {
        String action = step.scalarOf("uses");
        Optional<YamlNode> with = step.get("with");
        if (with.isPresent() && NAMING.matcher(action).matches()) {
            names.addAll(lines(with.get().scalarOf("images")));
        }
        return with.filter(settings -> BUILDING.matcher(action).matches()).flatMap(settings -> built(settings, role));
    }

    private Optional<Action> built(YamlNode settings, Role role) {
        Optional<YamlNode> named = settings.get("file");
        List<String> tags = lines(settings.scalarOf("tags")).stream()
                .flatMap(tag -> OUTPUT.matcher(tag).find() ? names.stream() : Stream.of(tag))
                .toList();
        if (tags.isEmpty() && named.isEmpty()) {
            return Optional.empty();
        }
        Context context = context(settings.scalarOf("context"));
        YamlNode node = named.orElse(settings);
        String path = named.map(YamlNode::scalar).orElse(context.written() + "/Dockerfile");
        ImageBuild build = new ImageBuild(
                path,
                Optional.of(context),
                settings.get("target").map(YamlNode::scalar),
                tags,
                file.place(node.span()),
                role);
        return Optional.of(new Action(new Word(path, node.span(), !path.contains("$")), build));
    }

    private static Context context(String written) {
        Matcher checkout = CHECKOUT.matcher(written);
        String path = checkout.matches() ? checkout.group(1) : written;
        return Context.written("", path.isEmpty() ? "." : path);
    }

    private static List<String> lines(String text) {
        return SEPARATOR
                .splitAsStream(text)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MAX_TAGS)
                .toList();
    }
}
