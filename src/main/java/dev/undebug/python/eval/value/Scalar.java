package dev.undebug.python.eval.value;

import dev.undebug.python.eval.outcome.Truth;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value without parts. */
public sealed interface Scalar extends Data {
    @Override
    default Truth truth() {
        return isTrue() ? Truth.TRUE : Truth.FALSE;
    }

    boolean isTrue();

    /** Returns the integer that this is in arithmetic, or null. */
    default @Nullable BigInteger integer() {
        return null;
    }

    /** Returns the data as a key: {@code True}, {@code 1} and {@code 1.0} are one key in Python. */
    default Scalar key() {
        BigInteger integer = integer();
        return integer == null ? this : new Int(integer);
    }

    /** {@code None}. */
    record None() implements Scalar {
        @Override
        public @Nullable Object choice() {
            return "None";
        }

        @Override
        public boolean isTrue() {
            return false;
        }

        @Override
        public String shown() {
            return "None";
        }

        /** A value that is None here may be set in production: only a program that handles the exception gets it. */
        @Override
        public Value attribute(Interpretation run, Value self, String name) {
            return name.startsWith("__")
                    ? run.cannotTell(self.trace())
                    : run.absent("AttributeError").with(self.trace());
        }
    }

    /** {@code True} or {@code False}. */
    record Bool(boolean isTrue) implements Scalar {
        @Override
        public BigInteger integer() {
            return isTrue ? BigInteger.ONE : BigInteger.ZERO;
        }

        @Override
        public String shown() {
            return isTrue ? "True" : "False";
        }
    }

    /** {@code ...}. */
    record Ellipsis() implements Scalar {
        @Override
        public boolean isTrue() {
            return true;
        }

        @Override
        public String shown() {
            return "...";
        }
    }

    /** An integer. */
    record Int(BigInteger integer) implements Scalar {
        static Int of(long number) {
            return new Int(BigInteger.valueOf(number));
        }

        @Override
        public boolean isTrue() {
            return integer.signum() != 0;
        }

        @Override
        public String shown() {
            return integer.toString();
        }
    }

    /** A floating-point number. */
    record Real(double number) implements Scalar {
        @Override
        public boolean isTrue() {
            return number != 0;
        }

        @Override
        public Scalar key() {
            return number == Math.rint(number) && Math.abs(number) < 1e15 ? Int.of((long) number) : this;
        }

        @Override
        public String shown() {
            return Double.toString(number);
        }
    }

    /**
     * Bytes.
     *
     * @param bytes one character for each byte
     */
    record Bytes(String bytes) implements Scalar {
        public static Bytes of(byte[] bytes) {
            return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        /** Returns the text that they are in UTF-8; null if they are none. */
        public @Nullable String text() {
            try {
                ByteBuffer coded = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
                return StandardCharsets.UTF_8.newDecoder().decode(coded).toString();
            } catch (CharacterCodingException notText) {
                return null;
            }
        }

        @Override
        public boolean isTrue() {
            return !bytes.isEmpty();
        }

        @Override
        public String shown() {
            return "b" + Literals.quote(bytes);
        }

        @Override
        public Value attribute(Interpretation run, Value self, String name) {
            return name.equals("decode")
                    ? Value.of(new Method(self, name, TextCoding::decode)).with(self.trace())
                    : run.cannotTell(self.trace());
        }
    }

    /** A string. */
    record Text(String text) implements Scalar {
        private static final int LONGEST = 10_000;

        @Override
        public boolean isTrue() {
            return !text.isEmpty();
        }

        @Override
        public String shown() {
            return Literals.quote(text);
        }

        @Override
        public Value attribute(Interpretation run, Value self, String name) {
            return Value.of(new Method(self, name, TextMethods::call)).with(self.trace());
        }

        @Override
        public Truth hasAttribute(Interpretation run, Value self, String name) {
            return TextMethods.NAMES.contains(name) ? Truth.TRUE : Truth.UNKNOWN;
        }

        @Override
        public Truth contains(Interpretation run, Value item) {
            if (item.data() instanceof Text part) {
                return text.contains(part.text) ? Truth.TRUE : Truth.FALSE;
            }
            return Truth.UNKNOWN;
        }

        @Override
        public @Nullable List<Value> elements(Interpretation run) {
            if (text.length() > LONGEST) {
                return null;
            }
            return text.codePoints()
                    .mapToObj(c -> Value.of(Character.toString(c)))
                    .toList();
        }

        @Override
        public Value item(Interpretation run, Value self, Value key, Site site) {
            @Nullable List<Value> characters = elements(run);
            return characters == null
                    ? run.cannotTell(self.trace())
                    : Sequences.item(run, characters, key).with(self.trace());
        }
    }
}
