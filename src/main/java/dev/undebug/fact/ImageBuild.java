package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A build of an image: {@code docker build -f ops/image -t acme/shop .}
 *
 * @param dockerfile as written, like the context; its base folder is unknown
 * @param context the build context, if it is stated
 * @param target the stage; empty for the last one
 * @param tags the names that the image gets, as written
 * @param arguments the arguments of the build
 * @param place the build command
 * @param role the role of the image, as far as the place shows it
 * @param earlier the work before it
 * @param published whether the same place pushes the image to a registry, to deploy it
 */
public record ImageBuild(
        String dockerfile,
        Optional<Context> context,
        Optional<String> target,
        List<String> tags,
        BuildArguments arguments,
        Place place,
        Role role,
        EarlierWork earlier,
        boolean published) {
    public ImageBuild {
        tags = List.copyOf(tags);
    }

    /** Creates a build of files that nothing is seen to change. */
    public ImageBuild(
            String dockerfile,
            Optional<Context> context,
            Optional<String> target,
            List<String> tags,
            BuildArguments arguments,
            Place place,
            Role role) {
        this(dockerfile, context, target, tags, arguments, place, role, EarlierWork.NONE, false);
    }

    /** Creates a build of the last stage whose name, context and arguments are not stated. */
    public ImageBuild(String dockerfile, Place place, Role role) {
        this(dockerfile, Optional.empty(), Optional.empty(), List.of(), BuildArguments.UNKNOWN, place, role);
    }

    /**
     * A build context.
     *
     * @param directory the folder in which the build runs, relative to the command's initial one, as written
     * @param written its path there
     * @param folder its repository path; empty if it is not known, or not in the repository
     */
    public record Context(String directory, String written, Optional<String> folder) {
        /** Creates a context whose place in the repository is unknown. */
        public static Context written(String directory, String text) {
            return new Context(directory, text, Optional.empty());
        }

        /** Returns the same context in the repository. */
        public Context at(Optional<String> path) {
            return new Context(directory, written, path);
        }
    }

    /** Returns the same build with another role. */
    public ImageBuild with(Role other) {
        return new ImageBuild(dockerfile, context, target, tags, arguments, place, other, earlier, published);
    }

    /** Returns the same build of an image with further names. */
    public ImageBuild and(List<String> names) {
        return new ImageBuild(
                dockerfile,
                context,
                target,
                Stream.concat(tags.stream(), names.stream()).toList(),
                arguments,
                place,
                role,
                earlier,
                published);
    }

    /** Returns the same build with another context. */
    public ImageBuild in(Context other) {
        return new ImageBuild(dockerfile, Optional.of(other), target, tags, arguments, place, role, earlier, published);
    }

    /** Returns the same build of another stage. */
    public ImageBuild ofStage(String name) {
        return new ImageBuild(dockerfile, context, Optional.of(name), tags, arguments, place, role, earlier, published);
    }

    /** Returns the same build with other arguments. */
    public ImageBuild with(BuildArguments others) {
        return new ImageBuild(dockerfile, context, target, tags, others, place, role, earlier, published);
    }

    /** Returns the changes of the repository's files before it. */
    public List<Unit.Change> changes() {
        return earlier.changes();
    }

    /** Returns the same build, whose image goes to a registry. */
    public ImageBuild publishedBy(boolean push) {
        return new ImageBuild(dockerfile, context, target, tags, arguments, place, role, earlier, published || push);
    }

    /** Returns the same build after other work. */
    public ImageBuild after(EarlierWork other) {
        return new ImageBuild(dockerfile, context, target, tags, arguments, place, role, other, published);
    }

    /** Returns a build of which it is not known whether it is this or another one that makes the same image. */
    public ImageBuild or(ImageBuild other) {
        return with(arguments.inCommonWith(other.arguments)).after(earlier.and(other.earlier));
    }

    /** Returns whether another build makes the same image, as far as its arguments and earlier changes do not change it. */
    public boolean makesSame(ImageBuild other) {
        return dockerfile.equals(other.dockerfile)
                && context.flatMap(Context::folder).equals(other.context.flatMap(Context::folder))
                && target.equals(other.target);
    }

    /** Returns the same build with the repository path of its Dockerfile. */
    public ImageBuild at(String path) {
        return new ImageBuild(path, context, target, tags, arguments, place, role, earlier, published);
    }
}
