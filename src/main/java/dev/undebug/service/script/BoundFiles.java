package dev.undebug.service.script;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the build context that one RUN has in its container: {@code RUN --mount=type=bind,source=tools,target=/tools}. */
final class BoundFiles {
    private static final Pattern INSTRUCTION = Pattern.compile("(?mi)^[ \\t]*RUN\\b");
    private static final Pattern MOUNT = Pattern.compile("--mount=(\\S*type=bind\\S*)");
    private static final Pattern SOURCE = Pattern.compile("(?:^|,)(?:source|src)=([^,]+)");
    private static final Pattern TARGET = Pattern.compile("(?:^|,)(?:target|dst|destination)=([^,]+)");
    private static final Pattern STAGE = Pattern.compile("(?:^|,)from=");

    private BoundFiles() {}

    /**
     * Returns the repository paths of what is mounted at a path. The context of the build may be the root of the repository, or the
     * folder of the file.
     *
     * @param command a command of a RUN
     */
    static Stream<String> at(Place command, ContainerPath path) {
        String before = command.file().text().substring(0, command.span().start());
        Matcher instruction = INSTRUCTION.matcher(before);
        int start = instruction.results().mapToInt(found -> found.start()).reduce(0, (first, last) -> last);
        RepositoryPath own = RepositoryPath.of(command.path()).folder();
        return MOUNT.matcher(before.substring(start))
                .results()
                .map(mount -> mount.group(1))
                .filter(mount -> !STAGE.matcher(mount).find())
                .flatMap(mount -> below(mount, path).stream())
                .flatMap(found -> Stream.of(RepositoryPath.ROOT, own).distinct().map(context -> context.at(found)
                        .text()));
    }

    private static Optional<String> below(String mount, ContainerPath path) {
        Matcher target = TARGET.matcher(mount);
        Matcher source = SOURCE.matcher(mount);
        String from = source.find() ? RepositoryPath.of(source.group(1)).text() : "";
        return target.find()
                ? path.below(ContainerPath.of(target.group(1)))
                        .map(rest -> rest.isEmpty()
                                ? from
                                : RepositoryPath.of(from).at(rest).text())
                : Optional.empty();
    }
}
