package dev.undebug.read.env;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.NamedAs;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.format.Weight;
import dev.undebug.read.text.EnvFileParser;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads env files: {@code .env}, {@code .flaskenv}, {@code .env.production}, {@code web.env}. */
public final class EnvFileReader implements Reader {
    /** The env file that {@code docker compose} loads by default. */
    private static final String OF_PROJECT = ".env";

    private static final int MAX_VARIABLES = 2_000;

    @Override
    public boolean reads(String path) {
        return EnvFileNames.isEnvFile(path);
    }

    /** No deployment reads a template. */
    @Override
    public Weight weight(String path) {
        return EnvFileNames.isTemplate(path) ? Weight.STARTS_AS_TEXT : Weight.STARTS;
    }

    @Override
    public boolean reads(NamedAs kind) {
        return kind == NamedAs.ENV_FILE;
    }

    /** Flask, compose and others load {@code .env} and its like by themselves; {@code sky.env} may be data of other programs. */
    @Override
    public boolean needsVariables(String path) {
        return !RepositoryPath.of(path).name().startsWith(".");
    }

    /** Variables start nothing. */
    @Override
    public boolean startsByName(String path) {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        Unit unit = Units.envFile(file, role(file.path()), variables(file));
        ContainerFacts containers = new ContainerFacts(file);
        if (RepositoryPath.of(file.path()).name().equals(OF_PROJECT)) {
            unit.environment().forEach(variable -> containers.variable(variable, Audience.of(file.path())));
        }
        return containers.with(FileFacts.ofUnits(file, List.of(unit)));
    }

    /** Those of Google's tools have the variables as a mapping in YAML: {@code gcloud run deploy --env-vars-file env.yaml}. */
    private static List<EnvVar> variables(SourceFile file) {
        return EnvFileNames.isMapping(file.path())
                ? Yaml.read(file).stream()
                        .flatMap(document -> document.entries().stream())
                        .takeWhile(Most.first(MAX_VARIABLES))
                        .map(entry -> EnvironmentNodes.variable(
                                file, entry.name(), entry.key().span(), entry.value()))
                        .toList()
                : EnvFileParser.read(file);
    }

    private static Role role(String path) {
        return EnvFileNames.isTemplate(path) ? Role.DEVELOPMENT : RoleInference.ofPath(path);
    }
}
