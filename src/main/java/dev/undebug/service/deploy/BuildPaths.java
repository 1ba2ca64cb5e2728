package dev.undebug.service.deploy;

import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.service.deploy.ComposePaths.Found;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.RepositoryPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the Dockerfiles and the contexts of builds in the repository. */
final class BuildPaths {
    /** A computed path: its computed part, and the rest. */
    private static final Pattern COMPUTED = Pattern.compile("(.*" + ComposePaths.COMPUTED_END + ")(?:/(.*))?");

    /** Computed folders that are the root of a checkout, or the folder of the command. */
    private static final Pattern CHECKOUT = Pattern.compile(
            "(?i).*(?:\\bpwd|workspace|CI_PROJECT_DIR|show-toplevel|CODEBUILD_SRC_DIR|BITBUCKET_CLONE_DIR|TRAVIS_BUILD_DIR"
                    + "|SourcesDirectory|DefaultWorkingDirectory)\\b.*");

    /** The computed folder of the script itself. */
    private static final Pattern SCRIPT = Pattern.compile("(?i).*(?:dirname|bash_source|script_?(?:dir|path)).*");

    private final Workspace workspace;

    BuildPaths(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the same build with repository paths; empty if its Dockerfile is not in the repository. */
    Optional<ImageBuild> located(ImageBuild build) {
        String directory = build.context().map(Context::directory).orElse("");
        return located(build, directory)
                // What a command changes to may be a checkout that it has made.
                .or(() -> directory.isEmpty() ? Optional.empty() : located(build, ""));
    }

    /** @param directory the folder in which the build runs, relative to that of its file or one above */
    private Optional<ImageBuild> located(ImageBuild build, String directory) {
        String dockerfile = joined(directory, build.dockerfile());
        String from = RepositoryPath.of(build.place().path()).folder().text();
        return DockerfileNames.found(dockerfile, path -> ComposePaths.found(path, from, workspace))
                .map(found -> {
                    ImageBuild there = build.at(found.path());
                    return build.context()
                            .map(context -> there.in(
                                    context.at(folder(new Site(build, dockerfile, found, from), directory, context))))
                            .orElse(there);
                });
    }

    private static String joined(String directory, String written) {
        return written.startsWith("$") || written.startsWith("~") ? written : ContainerPath.join(directory, written);
    }

    /**
     * A build whose Dockerfile is found.
     *
     * @param dockerfile its path as the command finds it
     * @param from the folder of the file with the command
     */
    private record Site(ImageBuild build, String dockerfile, Found found, String from) {}

    private Optional<String> folder(Site site, String directory, Context context) {
        String written = context.written().replaceFirst("^dir://", "");
        if (written.contains("://") || written.startsWith("git@") || written.equals("-")) {
            return Optional.empty();
        }
        if (ComposePaths.isComputed(written)) {
            return existing(computed(site, directory, written));
        }
        String path = joined(directory, written);
        return existing(path.startsWith("/") ? absolute(site, path) : at(site, path));
    }

    private Optional<RepositoryPath> computed(Site site, String directory, String written) {
        Matcher matcher = COMPUTED.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(2) == null ? "" : matcher.group(2);
        String start = matcher.group(1);
        if (site.dockerfile().startsWith(start + "/")) {
            return at(site, "./" + rest);
        }
        if (SCRIPT.matcher(start).matches()) {
            return RepositoryPath.of(site.from()).resolve("./" + rest);
        }
        return CHECKOUT.matcher(start).matches() || !rest.isEmpty()
                ? at(site, joined(directory, "./" + rest))
                : Optional.empty();
    }

    private static Optional<RepositoryPath> at(Site site, String path) {
        return site.found().base().flatMap(base -> base.resolve(path));
    }

    /** A Dockerfile and a context with absolute paths stand side by side in the repository, too. */
    private static Optional<RepositoryPath> absolute(Site site, String path) {
        RepositoryPath dockerfile = RepositoryPath.of(site.dockerfile());
        return dockerfile.endsWith(site.found().path())
                ? RepositoryPath.of(path)
                        .below(RepositoryPath.of(dockerfile
                                .text()
                                .substring(
                                        0,
                                        dockerfile.text().length()
                                                - site.found().path().length())))
                        .map(RepositoryPath::of)
                : Optional.empty();
    }

    private Optional<String> existing(Optional<RepositoryPath> folder) {
        return folder.map(RepositoryPath::text).filter(workspace::hasFolder);
    }
}
