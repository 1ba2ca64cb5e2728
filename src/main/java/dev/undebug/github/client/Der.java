package dev.undebug.github.client;

import java.io.ByteArrayOutputStream;

/** Encodes the little ASN.1 that converts GitHub's key files into Java's format. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    /** INTEGER 0. */
    private static final byte[] VERSION = {0x02, 0x01, 0x00};
    /** SEQUENCE of the object identifier rsaEncryption, 1.2.840.113549.1.1.1, and NULL. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private Der() {}

    /** Wraps PKCS#1 (RFC 8017, {@code BEGIN RSA PRIVATE KEY}) as PKCS#8 (RFC 5208, {@code BEGIN PRIVATE KEY}). */
    static byte[] wrapPkcs1(byte[] pkcs1) {
        return element(SEQUENCE, VERSION, RSA, element(OCTET_STRING, pkcs1));
    }

    private static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        length(out, length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int bytes = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >>> (8 * i));
        }
    }
}
