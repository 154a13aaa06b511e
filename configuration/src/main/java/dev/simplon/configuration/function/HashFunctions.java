package dev.simplon.configuration.function;

import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// md5, sha1, sha256, sha512 in hexadecimal digits, base64sha256, base64sha512.
final class HashFunctions {
    private HashFunctions() {}

    static final List<Function> ALL =
            List.of(
                    hexadecimal("md5", "MD5"),
                    hexadecimal("sha1", "SHA-1"),
                    hexadecimal("sha256", "SHA-256"),
                    hexadecimal("sha512", "SHA-512"),
                    base64("base64sha256", "SHA-256"),
                    base64("base64sha512", "SHA-512"));

    private static Function hexadecimal(String name, String algorithm) {
        return Function.named(name)
                .with("str", STRING)
                .gives(
                        STRING,
                        args ->
                                Value.of(
                                        HexFormat.of()
                                                .formatHex(
                                                        digest(
                                                                algorithm,
                                                                EncodingFunctions.utf8(
                                                                        Arguments.text(
                                                                                args, 0))))));
    }

    private static Function base64(String name, String algorithm) {
        return Function.named(name)
                .with("str", STRING)
                .gives(
                        STRING,
                        args ->
                                Value.of(
                                        EncodingFunctions.base64(
                                                digest(
                                                        algorithm,
                                                        EncodingFunctions.utf8(
                                                                Arguments.text(args, 0))))));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
