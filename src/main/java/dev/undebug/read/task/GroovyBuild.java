package dev.undebug.read.task;

import dev.undebug.read.task.GroovyText.Piece;
import dev.undebug.read.text.MappedText;
import java.util.List;
import java.util.Optional;

/** A call that builds an image in a Jenkinsfile: {@code docker.build("acme/shop", "--build-arg DEBUG=1 .")}. */
final class GroovyBuild {
    private static final List<String> CALL = List.of("docker", ".", "build", "(");
    private static final String COMMAND = "docker build -t ";
    private static final String HERE = " .";

    private GroovyBuild() {}

    /** Returns the command that does the same, if a call of plain texts begins at the index. */
    static Optional<MappedText> command(List<Piece> pieces, int from) {
        int name = from + CALL.size();
        for (int i = 0; i < CALL.size(); i++) {
            if (from + i >= pieces.size() || !pieces.get(from + i).is(CALL.get(i))) {
                return Optional.empty();
            }
        }
        if (!isText(pieces, name)) {
            return Optional.empty();
        }
        MappedText image = pieces.get(name).value();
        MappedText.Builder command = new MappedText.Builder(image.span().start());
        command.append(COMMAND, image.span());
        command.append(image, 0, image.length());
        if (is(pieces, name + 1, ")")) {
            command.append(HERE, image.span());
            return Optional.of(command.build());
        }
        if (is(pieces, name + 1, ",") && isText(pieces, name + 2) && is(pieces, name + 3, ")")) {
            MappedText options = pieces.get(name + 2).value();
            command.append(" ", options.span());
            command.append(options, 0, options.length());
            return Optional.of(command.build());
        }
        return Optional.empty();
    }

    private static boolean isText(List<Piece> pieces, int at) {
        return at < pieces.size() && pieces.get(at).isText();
    }

    private static boolean is(List<Piece> pieces, int at, String sign) {
        return at < pieces.size() && pieces.get(at).is(sign);
    }
}
