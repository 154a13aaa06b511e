package dev.simplon.engine.state;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// One instance of a resource or data block, as Terraform writes it: `azurerm_public_ip.example`,
/// `data.azurerm_subnet.s["a"]`, `module.n.azurerm_subnet.s[0]`.
///
/// @param module `module.a["k"].module.b`; the empty text for the root module
public record Address(String module, Mode mode, String type, String name, InstanceKey key)
        implements Comparable<Address> {
    private static final Comparator<Address> ORDER =
            Comparator.comparing(Address::module, StateJson.BYTE_ORDER)
                    .thenComparing(Address::modeName)
                    .thenComparing(Address::type, StateJson.BYTE_ORDER)
                    .thenComparing(Address::name, StateJson.BYTE_ORDER)
                    .thenComparing(Address::key);

    public static Address managed(String type, String name) {
        return new Address("", Mode.MANAGED, type, name, InstanceKey.none());
    }

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?:(module\\..*)\\.)?(data\\.)?([A-Za-z_][\\w-]*)\\.([A-Za-z_][\\w-]*)"
                            + "(?:\\[(?:(\\d+)|\"((?:[^\"\\\\]|\\\\.)*)\")])?");

    /// Reads what [#toString] writes; empty if it is not an address.
    public static Optional<Address> parse(String written) {
        var matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        InstanceKey key = InstanceKey.none();
        if (matcher.group(5) != null) {
            key = new InstanceKey.Index(Long.parseLong(matcher.group(5)));
        } else if (matcher.group(6) != null) {
            try {
                key =
                        new InstanceKey.Key(
                                JsonCodec.decode("\"" + matcher.group(6) + "\"")
                                        .asText()
                                        .orElse(""));
            } catch (JsonException _) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new Address(
                        matcher.group(1) == null ? "" : matcher.group(1),
                        matcher.group(2) == null ? Mode.MANAGED : Mode.DATA,
                        matcher.group(3),
                        matcher.group(4),
                        key));
    }

    public Address with(InstanceKey instance) {
        return new Address(module, mode, type, name, instance);
    }

    /// The word of the state file.
    public String modeName() {
        return mode == Mode.DATA ? "data" : "managed";
    }

    /// The block, without the instance: `data.azurerm_subnet.s`.
    public String block() {
        return (module.isEmpty() ? "" : module + ".")
                + (mode == Mode.DATA ? "data." : "")
                + type
                + "."
                + name;
    }

    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return block() + key;
    }
}
