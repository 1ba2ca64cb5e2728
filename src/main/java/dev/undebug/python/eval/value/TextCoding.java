package dev.undebug.python.eval.value;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Models {@code str.encode} and {@code bytes.decode}, for the coding that texts have. */
final class TextCoding {
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf[-_]?8|u8|ascii");

    private TextCoding() {}

    static @Nullable Value encode(String text, Arguments arguments) {
        return isUtf8(arguments) ? Value.of(Scalar.Bytes.of(text.getBytes(StandardCharsets.UTF_8))) : null;
    }

    static Value decode(Interpretation run, Method method, Invocation call) {
        @Nullable
        String text =
                isUtf8(call.arguments()) && method.self().data() instanceof Scalar.Bytes bytes ? bytes.text() : null;
        return text == null
                ? run.cannotTell(method.self().trace())
                : Value.of(text).with(method.self().trace());
    }

    private static boolean isUtf8(Arguments arguments) {
        return arguments.value(0, "encoding", Value.of("utf-8")).data() instanceof Scalar.Text name
                && UTF_8.matcher(name.text()).matches();
    }
}
