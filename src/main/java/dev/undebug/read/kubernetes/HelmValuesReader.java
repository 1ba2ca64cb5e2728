package dev.undebug.read.kubernetes;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the values of a Helm chart: the variables under {@code env} and similar keys, which templates pass on as a
 * whole, and every scalar by its path, by which templates refer to it.
 */
final class HelmValuesReader implements Reader {
    /** The name of the unit with the variables that templates pass on as a whole. */
    static final String ENVIRONMENT = "helm environment";

    /** The name of the unit with all scalars by their paths, such as {@code flask.debug}. */
    static final String VALUES = "helm values";

    private static final int MAX_DEPTH = 12;
    private static final int MAX_VALUES = 2_000;
    /** With anchors, few lines can describe a tree of any size. */
    private static final int MAX_NODES = 20_000;

    private static final Pattern NAME = Pattern.compile("values(?:[._-][\\w.-]+)?\\.ya?ml");
    private static final Pattern ENVIRONMENT_KEY = Pattern.compile(
            "env|envs|envVars|environment|environmentVariables|extraEnv|extraEnvs|extraEnvVars|configmap|configMap|config");

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        if (root.isEmpty()) {
            return FileFacts.ofUnits(file, List.of());
        }
        Reading reading = new Reading(file);
        reading.node(root.get(), "", 0);
        return FileFacts.ofUnits(
                file,
                List.of(
                        unit(file, ENVIRONMENT, root.get(), reading.environment),
                        unit(file, VALUES, root.get(), reading.values)));
    }

    private static Unit unit(SourceFile file, String name, YamlNode root, List<EnvVar> variables) {
        return new Unit(
                Unit.Kind.VARIABLES,
                name,
                file.place(root.span()),
                RoleInference.ofOverlay(file.path()),
                variables,
                List.of(),
                Origin.NONE);
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final List<EnvVar> environment = new ArrayList<>();
        private final List<EnvVar> values = new ArrayList<>();
        private int nodes;

        private Reading(SourceFile file) {
            this.file = file;
        }

        private void node(YamlNode node, String path, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                return;
            }
            for (YamlNode.Entry entry : node.entries()) {
                String own = path.isEmpty() ? entry.name() : path + "." + entry.name();
                if (entry.value().isScalar() && Most.room(values.size(), MAX_VALUES)) {
                    values.add(EnvironmentNodes.variable(file, own, entry.key().span(), entry.value()));
                }
                if (ENVIRONMENT_KEY.matcher(entry.name()).matches() && Most.room(environment.size(), MAX_VALUES)) {
                    environment.addAll(EnvironmentNodes.mapping(file, entry.value()));
                    environment.addAll(EnvironmentNodes.list(file, entry.value()));
                }
                node(entry.value(), own, depth + 1);
            }
        }
    }
}
