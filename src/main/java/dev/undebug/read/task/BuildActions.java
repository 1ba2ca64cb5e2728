package dev.undebug.read.task;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Role;
import dev.undebug.fact.Word;
import dev.undebug.read.format.ImageNames;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.Token;
import dev.undebug.read.word.WordReader;
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
    private static final int MAX_TAGS = 100;
    private static final int MAX_ARGUMENTS = 100;

    /** A variable of the workflow in an expression. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\{\\s*env\\.(\\w+)\\s*}}");

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
     * Returns the build of a step, which names its Dockerfile, its image or a stage.
     *
     * @param role the role of the image
     * @param variables the variables of the step, a later one wins
     */
    Optional<Action> of(YamlNode step, Role role, List<EnvVar> variables) {
        String action = step.scalarOf("uses");
        Optional<YamlNode> with = step.get("with");
        if (with.isPresent() && NAMING.matcher(action).matches()) {
            // The step that builds it fills them in, which may run once for each row of a matrix.
            names.addAll(lines(with.get().scalarOf("images")));
        }
        return with.filter(settings -> BUILDING.matcher(action).matches())
                .flatMap(settings -> built(settings, role, variables));
    }

    private Optional<Action> built(YamlNode settings, Role role, List<EnvVar> variables) {
        boolean first = settings.get("repository").isPresent();
        Optional<YamlNode> named = settings.get(first ? "dockerfile" : "file");
        ImageNames known = new ImageNames(variables);
        List<String> tags = (first ? repositories(settings) : lines(settings.scalarOf("tags")).stream())
                .flatMap(tag -> OUTPUT.matcher(tag).find() ? names.stream() : Stream.of(tag))
                .flatMap(known::of)
                .toList();
        Optional<YamlNode> written =
                settings.get(first ? "build_args" : "build-args").filter(YamlNode::isScalar);
        Optional<YamlNode> target = settings.get("target").filter(YamlNode::isScalar);
        if (tags.isEmpty() && named.isEmpty() && written.isEmpty() && target.isEmpty()) {
            return Optional.empty();
        }
        Context context = context(known.filled(settings.scalarOf(first ? "path" : "context")));
        YamlNode place = named.orElse(settings);
        String path = named.map(YamlNode::scalar).map(known::filled).orElse(context.written() + "/Dockerfile");
        ImageBuild build = new ImageBuild(
                        path,
                        Optional.of(context),
                        target.map(YamlNode::scalar).map(known::filled),
                        tags,
                        written.map(node -> arguments(node.text(), first ? "," : "\n", variables))
                                .orElse(BuildArguments.NONE),
                        file.place(place.span()),
                        role)
                .publishedBy(role == Role.PRODUCTION && pushes(settings, first));
        return Optional.of(new Action(new Word(path, place.span(), !path.contains("$")), build));
    }

    /** The first release of the action pushes unless it is told not to. */
    private static boolean pushes(YamlNode settings, boolean first) {
        String push = settings.scalarOf("push");
        return settings.scalarOf("outputs").contains("registry") || (push.isEmpty() ? first : !push.equals("false"));
    }

    /** Returns the names that the first release of the action makes of a registry, a repository and the versions. */
    private static Stream<String> repositories(YamlNode settings) {
        String registry = settings.scalarOf("registry");
        String name = (registry.isEmpty() ? "" : registry + "/") + settings.scalarOf("repository");
        List<String> versions = lines(settings.scalarOf("tags"));
        return versions.isEmpty() ? Stream.of(name) : versions.stream().map(version -> name + ":" + version);
    }

    /** Reads the arguments, one a line, or between commas. Of an expression, only a variable of the workflow is known. */
    private BuildArguments arguments(MappedText text, String separator, List<EnvVar> variables) {
        List<EnvVar> given = new ArrayList<>();
        int start = 0;
        for (String line : text.text().split(separator, -1)) {
            Token word = WordReader.whole(text.sub(start, start + line.length()).strip(), QuotingRules.PLAIN);
            int equals = word.value().indexOf('=');
            if (equals > 0 && Most.room(given.size(), MAX_ARGUMENTS)) {
                EnvVar argument = Assignment.at(file, word, equals);
                Matcher variable = VARIABLE.matcher(word.value().substring(equals + 1));
                Optional<EnvVar> passedOn = variable.matches()
                        ? variables.stream()
                                .filter(one -> one.name().equals(variable.group(1)))
                                .reduce((first, last) -> last)
                        : Optional.empty();
                given.add(passedOn.map(one -> one.named(argument.name())).orElse(argument));
            }
            start += line.length() + 1;
        }
        return BuildArguments.of(given);
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
                .takeWhile(Most.first(MAX_TAGS))
                .toList();
    }
}
