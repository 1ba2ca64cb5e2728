package dev.undebug.read.packaging;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the Python packages of an image are all named by what its Dockerfile shows. */
public final class ImagePackages {
    /** Official images, which come without packages of others. */
    private static final Pattern PLAIN = Pattern.compile("(?:(?:docker\\.io/|public\\.ecr\\.aws/docker/)?(?:library/)?)"
            + "(?:python|debian|ubuntu|alpine|buildpack-deps|fedora|rockylinux|almalinux|amazonlinux|centos"
            + "|node|golang|rust|nginx|caddy|redis|busybox|scratch)(?:[:@].*)?");

    private static final Set<String> OTHER_INSTALLERS = Set.of(
            "conda",
            "mamba",
            "micromamba",
            "easy_install",
            "pip-sync",
            "pants",
            "bazel",
            "make",
            "sh",
            "bash",
            "nix-env");

    private static final Set<String> OF_SYSTEM = Set.of("apt-get", "apt", "apk", "dnf", "yum", "microdnf", "tdnf");
    private static final Pattern PYTHON_PACKAGE =
            Pattern.compile("(?:python3?|py3)-(?!(?:dev|devel|pip|venv|setuptools|wheel|minimal|full|distutils)\\b).+");

    private ImagePackages() {}

    /** Returns whether a base image has no Python packages besides pip. */
    public static boolean isPlain(String image) {
        return PLAIN.matcher(image).matches();
    }

    /** Returns whether a command of a Dockerfile may install packages that it does not name. */
    public static boolean isOpen(Command command) {
        String program = command.words().get(0).text();
        if (OF_SYSTEM.contains(program)) {
            return command.words().stream().map(Word::text).anyMatch(PYTHON_PACKAGE.asMatchPredicate());
        }
        boolean script = program.contains("/") && program.endsWith(".sh");
        return script || OTHER_INSTALLERS.contains(ContainerPath.program(program)) || PipInstall.isOpen(command);
    }
}
