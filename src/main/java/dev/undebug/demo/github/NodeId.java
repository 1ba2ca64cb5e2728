package dev.undebug.demo.github;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** GitHub's global node ids: a prefix for the type and a packed array of numbers. */
public final class NodeId {
    private static final int ARRAY = 0x90;
    private static final int UINT32 = 0xCE;
    private static final int UINT64 = 0xCF;

    private NodeId() {}

    /** Returns an id such as {@code PR_kwDOAAAAAc4AAAAC}. */
    public static String of(String prefix, long... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(ARRAY | (numbers.length + 1));
            out.write(0);
            for (long number : numbers) {
                write(out, number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, long number) throws IOException {
        if (number >>> Integer.SIZE == 0) {
            out.write(UINT32);
            out.writeInt((int) number);
        } else {
            out.write(UINT64);
            out.writeLong(number);
        }
    }
}
