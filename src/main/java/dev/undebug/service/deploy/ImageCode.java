package dev.undebug.service.deploy;

import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The code of the repository in an image.
 *
 * @param chain the stages of the image, the first one first
 */
public record ImageCode(List<Unit> chain) {
    /** Files for installing packages, which are no code of the program. */
    private static final Pattern REQUIREMENTS =
            Pattern.compile("(?i)(?:(?:requirements?|reqs?|constraints|pipfile|poetry|pyproject)\\b|package[-*.]).*");

    private static final Pattern OTHER_FILE =
            Pattern.compile("[^*?\\[$]*\\.(?i:txt|toml|lock|cfg|ini|json|ya?ml|sh|conf"
                    + "|env|md|rst|whl|zip|tar|gz|tgz|crt|pem|key|sql|csv|html?|css|png|jpe?g|gif|svg|ico|pdf)");

    /** Images of languages and tools, which start a shell or an interpreter at most. */
    private static final Pattern OF_TOOLS = Pattern.compile("(?:(?:^|[-_.])"
            + "(?:python|pypy|cuda|l4t|(?:mini|ana|micro)?conda|(?:mini|mamba)forge|(?:micro)?mamba|pytorch|tensorflow|uv|poetry"
            + "|devcontainers?|ubi|debian|ubuntu|alpine|node|nodejs|slim|minimal|runtime|base|gpu)[0-9.]*){1,9}");

    public ImageCode {
        chain = List.copyOf(chain);
    }

    /** Returns whether it may have code at a path, below it or around it. */
    boolean mayStandAt(ContainerPath path) {
        return hasUnknownBase()
                || chain.stream()
                        .flatMap(stage -> stage.origin().copies().stream())
                        .filter(copy -> mayBeCode(copy.from()) && !installs(copy))
                        .map(copy -> ContainerPath.of(copy.to()))
                        .anyMatch(target -> target.isIn(path) || path.isIn(target));
    }

    /** Returns whether a file is one from which commands of its build install packages: {@code pip install -r packages}. */
    private boolean installs(Unit.Copy copy) {
        return chain.stream()
                .map(Unit::origin)
                .flatMap(
                        origin -> origin instanceof Origin.Stage stage ? stage.packageLists().stream() : Stream.empty())
                .map(ContainerPath::program)
                .anyMatch(list -> !list.isEmpty() && (names(copy.from(), list) || names(copy.to(), list)));
    }

    private static boolean names(String path, String name) {
        return ContainerPath.program(path).equals(name);
    }

    /** Returns whether its copies show all of the repository's code in it, where it is known what their patterns take. */
    boolean isWhole() {
        return isOfContext() && chain.stream().map(Unit::origin).noneMatch(Origin::fetches);
    }

    /** Returns whether it has only code that its copies show, or that commands of its build bring. */
    boolean isOfContext() {
        return !hasUnknownBase()
                && chain.stream()
                        .map(Unit::origin)
                        .allMatch(stage -> stage.unseen() != Origin.Unseen.COPIED
                                && stage.copies().stream()
                                        .noneMatch(copy -> copy.from().contains("$")));
    }

    /** Returns whether what is copied may be code, by its name: no configuration, and no list of packages. */
    public static boolean mayBeCode(String copied) {
        String name = RepositoryPath.of(copied).name();
        return PythonPaths.isSource(copied)
                || !(REQUIREMENTS.matcher(name).matches()
                        || OTHER_FILE.matcher(name).matches());
    }

    /**
     * Returns the name of the image of others that it is made from, if that one may start a server by itself. An official
     * image, one of a language, or other software starts no Python program of the repository.
     */
    Optional<String> serverBase() {
        return chain.get(0)
                .origin()
                .base()
                .filter(base -> hasUnknownBase()
                        && !ThirdPartyImages.isForeign(base)
                        && !ImageOwner.isCalledAfterAnother(ImageName.of(base))
                        && !OF_TOOLS.matcher(ImageName.of(base).last()).matches());
    }

    /** Returns whether an image is known by its name to have no code of the repository. */
    public static boolean isOfOthers(String base) {
        return ImageOwner.isOfficial(ImageName.of(base)) && !base.contains("onbuild");
    }

    /** A base that is no official image may be built from the repository, or copy it when another image is built. */
    private boolean hasUnknownBase() {
        return chain.get(0).origin().base().filter(ImageCode::isOfOthers).isEmpty();
    }
}
