package dev.undebug.python.eval.library;

import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Models functions that turn one text into another, behind which a program may hide what it runs:
 * {@code exec(base64.b64decode("…"))}.
 */
public final class TextCodings {
    private static final int LONGEST = 100_000;

    private TextCodings() {}

    public static void register(Map<String, NativeFunction> all) {
        NativeFunction base64 = decoding(text -> Base64.getMimeDecoder().decode(text));
        for (String name : new String[] {"b64decode", "standard_b64decode", "decodebytes"}) {
            all.put("base64." + name, base64);
        }
        all.put("base64.urlsafe_b64decode", decoding(text -> Base64.getUrlDecoder()
                .decode(text)));
        all.put("binascii.a2b_base64", base64);
        NativeFunction hex = decoding(text -> HexFormat.of().parseHex(text.replaceAll("\\s", "")));
        all.put("base64.b16decode", hex);
        all.put("builtins.bytes.fromhex", hex);
        all.put("binascii.unhexlify", hex);
    }

    private static NativeFunction decoding(Function<String, byte[]> coding) {
        return (run, call) -> decoded(run, call, coding);
    }

    private static Value decoded(Run run, Invocation call, Function<String, byte[]> coding) {
        Value coded = call.arguments().value(0, "s", Value.UNKNOWN);
        @Nullable String text = Conversions.text(coded);
        if (text == null || text.length() > LONGEST) {
            return run.cannotTell(coded.trace());
        }
        try {
            return Value.of(Scalar.Bytes.of(coding.apply(text))).with(coded.trace());
        } catch (IllegalArgumentException malformed) {
            return run.cannotTell(coded.trace());
        }
    }
}
