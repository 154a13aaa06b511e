package dev.simplon.cli.program;

import dev.simplon.values.Path;
import dev.simplon.values.Value;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which line of the program stands behind an address and an attribute of a document. Read from
/// `simplon-positions.json`, which `dev.simplon.constructs` writes beside the document.
public final class Positions {
    private static final Positions NONE = new Positions(Map.of(), new SourceRoots(List.of()));

    private final Map<String, Value> blocks;
    private final SourceRoots roots;

    private Positions(Map<String, Value> blocks, SourceRoots roots) {
        this.blocks = blocks;
        this.roots = roots;
    }

    static Positions none() {
        return NONE;
    }

    /// None if there is no such file, or if it is damaged: positions are a convenience.
    static Positions read(java.nio.file.Path file, SourceRoots roots) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            return new Positions(JsonCodec.decode(Files.readAllBytes(file)).asMap(), roots);
        } catch (JsonException _) {
            return NONE;
        }
    }

    /// The line that set the attribute; or the nearest around it; or where the block begins; empty
    /// if the program did not make the block.
    ///
    /// @param address of a block or of an instance of it: `azurerm_public_ip.a`,
    ///   `azurerm_public_ip.a[0]`
    public Optional<SourcePosition> find(String address, Path attribute) {
        return block(address)
                .flatMap(block -> {
                    var lines = block.member("arguments");
                    for (int depth = attribute.steps().size(); depth > 0; depth--) {
                        var outer = new Path(attribute.steps().subList(0, depth));
                        var line = lines.flatMap(l -> l.member(outer.toString()));
                        if (line.isPresent()) {
                            return position(block, line.get());
                        }
                    }
                    return position(block, block);
                });
    }

    /// Where the block begins.
    public Optional<SourcePosition> find(String address) {
        return find(address, Path.ROOT);
    }

    private Optional<Value> block(String address) {
        var exact = blocks.get(address);
        if (exact != null || !address.endsWith("]")) {
            return Optional.ofNullable(exact);
        }
        return Optional.ofNullable(blocks.get(address.substring(0, address.lastIndexOf('['))));
    }

    /// @param at a line in the block's file, or an object with a file of its own
    private Optional<SourcePosition> position(Value block, Value at) {
        var line = at.asNumber().or(() -> at.member("line").flatMap(Value::asNumber));
        var file = at.member("file").or(() -> block.member("file")).flatMap(Value::asText);
        return line.flatMap(number ->
                file.map(name -> new SourcePosition(roots.resolve(name), number.intValue())));
    }
}
