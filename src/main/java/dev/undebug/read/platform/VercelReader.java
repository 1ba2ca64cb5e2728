package dev.undebug.read.platform;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;

/** Reads the variables of {@code vercel.json}, whose functions import the application and serve it without a debugger. */
final class VercelReader implements Reader {
    private static final String VARIABLES = "env";

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return name.equals("vercel.json") || name.equals("now.json");
    }

    @Override
    public FileFacts read(SourceFile file) {
        return Yaml.read(file)
                .flatMap(root -> root.get(VARIABLES))
                .map(env -> Units.allVariables("vercel", Role.PRODUCTION, EnvironmentNodes.mapping(file, env)))
                .map(units -> FileFacts.ofUnits(file, units))
                .orElseGet(() -> FileFacts.ofUnits(file, List.of()));
    }
}
