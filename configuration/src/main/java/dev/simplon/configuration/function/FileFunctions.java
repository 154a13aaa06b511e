package dev.simplon.configuration.function;

import static dev.simplon.values.Type.BOOL;
import static dev.simplon.values.Type.STRING;

import dev.simplon.values.Diagnostic;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Of files and their names: abspath, basename, dirname, file, filebase64, fileexists, filemd5,
/// filesha1, filesha256, filesha512, filebase64sha256, filebase64sha512, pathexpand, templatefile.
/// Relative names are relative to the directory of the configuration.
final class FileFunctions {
    private FileFunctions() {}

    static final List<Function> ALL =
            List.of(
                    Function.named("file")
                            .with("path", STRING)
                            .givesIn(STRING, (args, context) -> Value.of(text(args, context))),
                    Function.named("filebase64")
                            .with("path", STRING)
                            .givesIn(
                                    STRING,
                                    (args, context) ->
                                            Value.of(
                                                    EncodingFunctions.base64(
                                                            bytes(args, context)))),
                    Function.named("fileexists")
                            .with("path", STRING)
                            .givesIn(BOOL, FileFunctions::exists),
                    Function.named("templatefile")
                            .with("path", STRING)
                            .with("vars", Type.DYNAMIC)
                            .taking(Function.Takes.PARTLY_UNKNOWN)
                            .givesIn(Type.DYNAMIC, FileFunctions::templatefile),
                    digest("filemd5", "MD5"),
                    digest("filesha1", "SHA-1"),
                    digest("filesha256", "SHA-256"),
                    digest("filesha512", "SHA-512"),
                    base64Digest("filebase64sha256", "SHA-256"),
                    base64Digest("filebase64sha512", "SHA-512"),
                    Function.named("abspath")
                            .with("path", STRING)
                            .givesIn(
                                    STRING,
                                    (args, context) ->
                                            Value.of(
                                                    path(args, context)
                                                            .toAbsolutePath()
                                                            .normalize()
                                                            .toString())),
                    Function.named("pathexpand")
                            .with("path", STRING)
                            .gives(STRING, args -> Value.of(expanded(Arguments.text(args, 0)))),
                    Function.named("basename")
                            .with("path", STRING)
                            .gives(STRING, args -> Value.of(basename(Arguments.text(args, 0)))),
                    Function.named("dirname")
                            .with("path", STRING)
                            .gives(STRING, args -> Value.of(dirname(Arguments.text(args, 0)))));

    private static Function digest(String name, String algorithm) {
        return Function.named(name)
                .with("path", STRING)
                .givesIn(
                        STRING,
                        (args, context) ->
                                Value.of(
                                        HexFormat.of()
                                                .formatHex(
                                                        HashFunctions.digest(
                                                                algorithm, bytes(args, context)))));
    }

    private static Function base64Digest(String name, String algorithm) {
        return Function.named(name)
                .with("path", STRING)
                .givesIn(
                        STRING,
                        (args, context) ->
                                Value.of(
                                        EncodingFunctions.base64(
                                                HashFunctions.digest(
                                                        algorithm, bytes(args, context)))));
    }

    private static Path path(List<Value> args, CallContext context) throws FunctionFault {
        var name = expanded(Arguments.text(args, 0));
        try {
            return context.directory().resolve(name);
        } catch (InvalidPathException e) {
            throw new FunctionFault(0, "\"" + name + "\" is no file name: " + e.getReason());
        }
    }

    private static byte[] bytes(List<Value> args, CallContext context) throws FunctionFault {
        var path = path(args, context);
        if (!Files.exists(path)) {
            throw new FunctionFault(
                    0,
                    "no file exists at \""
                            + Arguments.text(args, 0)
                            + "\"; this function works only with files that are distributed as part"
                            + " of the configuration source code, so if this file will be created"
                            + " by a resource in this configuration you must instead obtain this"
                            + " result from an attribute of that resource");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new FunctionFault(
                    0, "failed to read \"" + Arguments.text(args, 0) + "\" (" + e + ")");
        }
    }

    private static String text(List<Value> args, CallContext context) throws FunctionFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(args, context)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new FunctionFault(
                    0,
                    "contents of \""
                            + Arguments.text(args, 0)
                            + "\" are not valid UTF-8; use the filebase64 function to obtain the"
                            + " Base64 encoded contents or the other file functions (e.g."
                            + " filemd5, filesha256) to obtain file hashing results instead");
        }
    }

    private static Value exists(List<Value> args, CallContext context) throws FunctionFault {
        var path = path(args, context);
        if (Files.isDirectory(path)) {
            throw new FunctionFault(
                    0, "\"" + Arguments.text(args, 0) + "\" is a directory, not a file");
        }
        return Value.of(Files.exists(path));
    }

    private static Value templatefile(List<Value> args, CallContext context) throws FunctionFault {
        var variables = args.get(1);
        if (!Arguments.isMapping(variables.type())) {
            throw new FunctionFault(1, "invalid vars value: must be a map");
        }
        var name = Arguments.text(args, 0);
        var rendered = context.render(name, text(args, context), variables.asMap());
        if (rendered.isFailed()) {
            throw new FunctionFault(
                    rendered.diagnostics().stream()
                            .filter(Diagnostic::isError)
                            .map(d -> d.summary() + ": " + d.detail())
                            .collect(Collectors.joining("; ")));
        }
        return rendered.value().orElseThrow();
    }

    private static String expanded(String path) {
        return path.equals("~") || path.startsWith("~/")
                ? System.getProperty("user.home") + path.substring(1)
                : path;
    }

    private static String basename(String path) {
        var trimmed = withoutTrailingSlashes(path);
        if (trimmed.isEmpty()) {
            return path.isEmpty() ? "." : "/";
        }
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static String dirname(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return ".";
        }
        var directory = Path.of(path.substring(0, slash + 1)).normalize().toString();
        return directory.isEmpty() ? "." : directory;
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
