package dev.undebug.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Identifies a finding across commits by 24 characters. The first ones are a hash of the file's path, the others one of
 * the rule, the qualified subject and its ordinal among equals.
 */
public final class Fingerprint {
    private static final int FILE = 9;
    private static final int SUBJECT = 15;
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";

    private Fingerprint() {}

    public static String of(String rule, String path, String subject, int ordinal) {
        return digest(path, FILE) + digest(rule + "\0" + subject + "\0" + ordinal, SUBJECT);
    }

    /** Returns the fingerprint that the same finding has in a file of another name. */
    public static String moved(String fingerprint, String path) {
        return fingerprint.length() <= FILE ? fingerprint : digest(path, FILE) + fingerprint.substring(FILE);
    }

    /** Returns the part of a fingerprint that does not depend on the file. */
    public static String subject(String fingerprint) {
        return fingerprint.length() <= FILE ? fingerprint : fingerprint.substring(FILE);
    }

    private static String digest(String text, int length) {
        byte[] hash = sha256(text);
        StringBuilder out = new StringBuilder(length);
        int bits = 0;
        int held = 0;
        for (int i = 0; out.length() < length; i++) {
            bits = (bits << 8) | (hash[i] & 0xff);
            held += 8;
            while (held >= 5 && out.length() < length) {
                held -= 5;
                out.append(ALPHABET.charAt((bits >> held) & 31));
            }
        }
        return out.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
