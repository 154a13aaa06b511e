package dev.simplon.engine.state;

import dev.simplon.configuration.Configuration.ResourceBlock.Mode;
import dev.simplon.engine.state.State.ObjectState;
import dev.simplon.engine.state.State.OutputValue;
import dev.simplon.engine.state.State.Slot;
import dev.simplon.resource.PrivateData;
import dev.simplon.values.Path;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.convert.Conversion;
import dev.simplon.values.convert.ConversionException;
import dev.simplon.values.json.JsonCodec;
import dev.simplon.values.json.JsonException;
import dev.simplon.values.json.TypeJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// State file format, version 4, in and out. Reading keeps everything that this version means and
/// drops what a newer writer may have added, as Terraform does. Writing is canonical.
public final class StateCodec {
    /// The version whose habits this follows. A plain version number: Terraform parses it.
    public static final String TERRAFORM_VERSION = "1.11.4";

    private StateCodec() {}

    /// Why the bytes are no state, and where in them: line and column from 1, 0 if not known.
    public static final class NotAState extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final int column;

        NotAState(String message, int line, int column) {
            super(message);
            this.line = line;
            this.column = column;
        }

        public int line() {
            return line;
        }

        public int column() {
            return column;
        }
    }

    public static byte[] encode(State state) {
        var top = new LinkedHashMap<String, Value>();
        top.put("version", Value.of(4));
        top.put("terraform_version", Value.of(TERRAFORM_VERSION));
        top.put("serial", Value.of(state.serial()));
        top.put("lineage", Value.of(state.lineage()));
        var outputs = new LinkedHashMap<String, Value>();
        state.outputs().forEach((name, output) -> outputs.put(name, output(output)));
        top.put("outputs", Value.object(outputs));
        top.put("resources", Value.tuple(resources(state)));
        top.put("check_results", Value.nullOf(Type.DYNAMIC));
        return StateJson.print(Value.object(top)).getBytes(StandardCharsets.UTF_8);
    }

    public static State decode(byte[] utf8) throws NotAState {
        Value top;
        try {
            top = JsonCodec.decode(utf8);
        } catch (JsonException e) {
            var message = String.valueOf(e.getMessage());
            int end = message.indexOf('\n');
            throw new NotAState(
                    "is not JSON: " + (end < 0 ? message : message.substring(0, end)),
                    e.line(),
                    e.column());
        }
        var version = top.member("version").flatMap(Value::asNumber);
        if (version.isEmpty()) {
            throw wrong("has no \"version\", so its format is not known");
        }
        if (version.get().compareTo(BigDecimal.valueOf(4)) != 0) {
            throw wrong(
                    "has format version "
                            + Conversion.plain(version.get())
                            + "; this program reads version 4, which Terraform 0.12 and newer write");
        }
        var lineage = text(top, "lineage", "the state");
        var serial = number(top, "serial", "the state");
        var outputs = new TreeMap<String, OutputValue>(StateJson.BYTE_ORDER);
        for (var entry :
                top.member("outputs").orElse(Value.nullOf(Type.DYNAMIC)).asMap().entrySet()) {
            outputs.put(entry.getKey(), output(entry.getKey(), entry.getValue()));
        }
        var objects = new TreeMap<Slot, ObjectState>();
        for (var resource : top.member("resources").orElse(Value.nullOf(Type.DYNAMIC)).asList()) {
            resource(resource, objects);
        }
        return new State(lineage, serial, outputs, objects);
    }

    private static Value output(OutputValue output) {
        var members = new LinkedHashMap<String, Value>();
        members.put("value", StateJson.raw(output.value(), output.type()));
        members.put("type", TypeJson.encode(output.type()));
        if (output.sensitive()) {
            members.put("sensitive", Value.of(true));
        }
        return Value.object(members);
    }

    private static OutputValue output(String name, Value written) throws NotAState {
        var type = written.member("type").flatMap(TypeJson::decode);
        if (type.isEmpty() || written.member("value").isEmpty()) {
            throw wrong("has an output \"" + name + "\" without a value and its type");
        }
        try {
            return new OutputValue(
                    Conversion.convert(written.member("value").get(), type.get()),
                    type.get(),
                    written.member("sensitive").flatMap(Value::asBool).orElse(false));
        } catch (ConversionException _) {
            throw wrong("has an output \"" + name + "\" whose value is not of the type beside it");
        }
    }

    private static List<Value> resources(State state) {
        var written = new ArrayList<Value>();
        var instances = new ArrayList<Value>();
        var entries = List.copyOf(state.objects().entrySet());
        for (int i = 0; i < entries.size(); i++) {
            var address = entries.get(i).getKey().address();
            instances.add(instance(entries.get(i).getKey(), entries.get(i).getValue()));
            if (i + 1 < entries.size()
                    && entries.get(i + 1).getKey().address().block().equals(address.block())) {
                continue;
            }
            var resource = new LinkedHashMap<String, Value>();
            if (!address.module().isEmpty()) {
                resource.put("module", Value.of(address.module()));
            }
            resource.put("mode", Value.of(address.modeName()));
            resource.put("type", Value.of(address.type()));
            resource.put("name", Value.of(address.name()));
            resource.put("provider", Value.of(entries.get(i).getValue().provider()));
            resource.put("instances", Value.tuple(instances));
            written.add(Value.object(resource));
            instances.clear();
        }
        return written;
    }

    private static Value instance(Slot slot, ObjectState object) {
        var members = new LinkedHashMap<String, Value>();
        switch (slot.address().key()) {
            case InstanceKey.None _ -> {}
            case InstanceKey.Index(long index) -> members.put("index_key", Value.of(index));
            case InstanceKey.Key(String key) -> members.put("index_key", Value.of(key));
        }
        if (object.tainted()) {
            members.put("status", Value.of("tainted"));
        }
        slot.deposed().ifPresent(key -> members.put("deposed", Value.of(key)));
        members.put("schema_version", Value.of(object.schemaVersion()));
        members.put("attributes", JsonCodec.sorted(object.attributes()));
        members.put(
                "sensitive_attributes",
                Value.tuple(object.sensitive().stream().map(StateJson::path).toList()));
        if (!object.privateData().isEmpty()) {
            members.put("private", Value.of(object.privateData().base64()));
        }
        if (!object.dependencies().isEmpty()) {
            members.put(
                    "dependencies",
                    Value.tuple(object.dependencies().stream().map(Value::of).toList()));
        }
        if (object.createBeforeDestroy()) {
            members.put("create_before_destroy", Value.of(true));
        }
        return Value.object(members);
    }

    private static void resource(Value written, Map<Slot, ObjectState> into) throws NotAState {
        var type = text(written, "type", "a resource");
        var name = text(written, "name", type);
        var address =
                new Address(
                        written.member("module").flatMap(Value::asText).orElse(""),
                        text(written, "mode", type + "." + name).equals("data")
                                ? Mode.DATA
                                : Mode.MANAGED,
                        type,
                        name,
                        InstanceKey.none());
        var provider = text(written, "provider", address.toString());
        for (var instance :
                written.member("instances").orElse(Value.nullOf(Type.DYNAMIC)).asList()) {
            var here = address.with(key(instance));
            var deposed = instance.member("deposed").flatMap(Value::asText);
            var attributes = instance.member("attributes");
            if (attributes.isEmpty() || attributes.get().isNull()) {
                throw wrong(
                        "has no \"attributes\" for "
                                + here
                                + "; states of Terraform 0.11 must first be written anew by"
                                + " Terraform 0.12 or newer");
            }
            var sensitive = new ArrayList<Path>();
            for (var path :
                    instance.member("sensitive_attributes")
                            .orElse(Value.nullOf(Type.DYNAMIC))
                            .asList()) {
                sensitive.add(
                        StateJson.path(path)
                                .orElseThrow(() ->
                                        wrong(
                                                "has \"sensitive_attributes\" of "
                                                        + here
                                                        + " that are no paths")));
            }
            into.put(
                    new Slot(here, deposed),
                    new ObjectState(
                            provider,
                            instance.member("status")
                                    .flatMap(Value::asText)
                                    .orElse("")
                                    .equals("tainted"),
                            number(instance, "schema_version", here.toString()),
                            attributes.get(),
                            sensitive,
                            new PrivateData(
                                    instance.member("private").flatMap(Value::asText).orElse("")),
                            instance
                                    .member("dependencies")
                                    .orElse(Value.nullOf(Type.DYNAMIC))
                                    .asList()
                                    .stream()
                                    .flatMap(dependency -> dependency.asText().stream())
                                    .toList(),
                            instance.member("create_before_destroy")
                                    .flatMap(Value::asBool)
                                    .orElse(false)));
        }
    }

    private static InstanceKey key(Value instance) {
        var key = instance.member("index_key").orElse(Value.nullOf(Type.DYNAMIC));
        if (key.asNumber().isPresent()) {
            return new InstanceKey.Index(key.asNumber().get().longValue());
        }
        return key.asText().<InstanceKey>map(InstanceKey.Key::new).orElse(InstanceKey.none());
    }

    private static String text(Value of, String name, String what) throws NotAState {
        return of.member(name)
                .flatMap(Value::asText)
                .orElseThrow(() -> wrong("has no \"" + name + "\" for " + what));
    }

    private static long number(Value of, String name, String what) throws NotAState {
        return of.member(name)
                .flatMap(Value::asNumber)
                .orElseThrow(() -> wrong("has no \"" + name + "\" for " + what))
                .longValue();
    }

    private static NotAState wrong(String message) {
        return new NotAState(message, 0, 0);
    }
}
