package dev.undebug.python.syntax;

import static dev.undebug.python.syntax.token.CharacterClass.isDigit;

import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.Span;
import java.math.BigInteger;

/** Finds the end of number literals and computes their values. */
final class Numbers {
    /** CPython refuses longer decimals too; converting them takes more than linear time. */
    private static final int LONGEST_INTEGER = 4300;

    private static final int LONGEST_LONG = 18;

    private Numbers() {}

    /** Returns the offset after the number at an offset. */
    static int end(char[] chars, int start) {
        int at = start;
        if (chars[at] == '0' && radix(chars[at + 1]) != 10) {
            at = digitsEnd(chars, at + 2, radix(chars[at + 1]));
            return isLong(chars[at]) ? at + 1 : at;
        }
        at = digitsEnd(chars, at, 10);
        if (isLong(chars[at])) {
            return at + 1;
        }
        if (chars[at] == '.') {
            at = digitsEnd(chars, at + 1, 10);
        }
        at = exponentEnd(chars, at);
        return isImaginary(chars[at]) ? at + 1 : at;
    }

    private static int exponentEnd(char[] chars, int at) {
        if (chars[at] != 'e' && chars[at] != 'E') {
            return at;
        }
        int digits = chars[at + 1] == '+' || chars[at + 1] == '-' ? at + 2 : at + 1;
        return isDigit(chars[digits]) ? digitsEnd(chars, digits, 10) : at;
    }

    private static int digitsEnd(char[] chars, int from, int radix) {
        int at = from;
        while (isDigitOf(chars[at], radix) || (chars[at] == '_' && isDigitOf(chars[at + 1], radix))) {
            at++;
        }
        return at;
    }

    private static boolean isDigitOf(char c, int radix) {
        return radix == 10 ? isDigit(c) : c < 128 && Character.digit(c, radix) >= 0;
    }

    private static int radix(char c) {
        return switch (c) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    private static boolean isLong(char c) {
        return c == 'L' || c == 'l';
    }

    private static boolean isImaginary(char c) {
        return c == 'j' || c == 'J';
    }

    /** Returns the expression for a number literal. */
    static Expr parse(String text, Span span) {
        char last = text.charAt(text.length() - 1);
        int radix = text.charAt(0) == '0' && text.length() > 1 ? radix(text.charAt(1)) : 10;
        if (radix != 10) {
            return integer(text.substring(2), radix, span);
        }
        if (isImaginary(last)) {
            return new Expr.Imaginary(span);
        }
        if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return new Expr.FloatNumber(span, Double.parseDouble(text.replace("_", "")));
        }
        boolean octalOfPython2 = text.charAt(0) == '0' && text.chars().allMatch(c -> c < '8' || isLong((char) c));
        return integer(text, octalOfPython2 ? 8 : 10, span);
    }

    private static Expr integer(String text, int radix, Span span) {
        String digits = text.indexOf('_') >= 0 ? text.replace("_", "") : text;
        if (!digits.isEmpty() && isLong(digits.charAt(digits.length() - 1))) {
            digits = digits.substring(0, digits.length() - 1);
        }
        if (digits.isEmpty() || digits.length() > LONGEST_INTEGER) {
            return new Expr.Broken(span);
        }
        BigInteger value = radix == 10 && digits.length() <= LONGEST_LONG
                ? BigInteger.valueOf(Long.parseLong(digits))
                : new BigInteger(digits, radix);
        return new Expr.IntNumber(span, value);
    }
}
