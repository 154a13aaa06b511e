package dev.simplon.cli.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be told from a source file without compiling it.
record SourceText(Path file, String text) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern PACKAGE =
            Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    static SourceText read(Path file) throws IOException {
        return new SourceText(file, Files.readString(file));
    }

    /// The folder below which packages are folders, as the JDK's source launcher takes it; of a
    /// file that is not in the folder of its package, its own folder.
    Path root() {
        var folder = file.getParent() == null ? Path.of("") : file.getParent();
        var matcher = PACKAGE.matcher(COMMENT.matcher(text).replaceAll(" "));
        if (!matcher.find()) {
            return folder;
        }
        var packageFolders = Path.of(matcher.group(1).replace('.', '/'));
        var absolute = folder.toAbsolutePath().normalize();
        if (!absolute.endsWith(packageFolders)) {
            return folder;
        }
        int depth = absolute.getNameCount() - packageFolders.getNameCount();
        var root = absolute.getRoot();
        return depth == 0 || root == null ? absolute : root.resolve(absolute.subpath(0, depth));
    }

    /// The class whose `main` is run: the first that the file declares; of a compact file the one
    /// that is named after it.
    ///
    /// @param classes the top-level classes that it was compiled to, not empty
    String mainClass(Set<String> classes) {
        return classes.stream().min(Comparator.comparingInt(this::declared)).orElseThrow();
    }

    private int declared(String className) {
        var simple = className.substring(className.lastIndexOf('.') + 1);
        var matcher =
                Pattern.compile(
                                "\\b(?:class|record|enum|interface)\\s+"
                                        + Pattern.quote(simple)
                                        + "\\b")
                        .matcher(COMMENT.matcher(text).replaceAll(" "));
        return matcher.find() ? matcher.start() : -1;
    }
}
