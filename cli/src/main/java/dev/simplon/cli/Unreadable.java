package dev.simplon.cli;

import dev.simplon.values.Diagnostic;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// What is said when a file, or the way to it, does not do what was asked.
final class Unreadable {
    private Unreadable() {}

    static Diagnostic of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException e ->
                    Diagnostic.error(
                            "No permission for " + file(e),
                            "It, or the folder that it is in, belongs to another user or is closed to you. Run the command in a folder of your own.");
            case NoSuchFileException e ->
                    Diagnostic.error(
                            "There is no " + file(e),
                            "Something removed it while the command ran, or it never was there.");
            case FileSystemException e ->
                    Diagnostic.error(
                            "Trouble with " + file(e),
                            Optional.ofNullable(e.getReason())
                                    .orElse(e.getClass().getSimpleName()));
            default ->
                    Diagnostic.error(
                            "Reading or writing failed",
                            Optional.ofNullable(failure.getMessage())
                                    .orElse(failure.getClass().getSimpleName()));
        };
    }

    private static String file(FileSystemException e) {
        return Optional.ofNullable(e.getFile()).orElse("a file");
    }
}
