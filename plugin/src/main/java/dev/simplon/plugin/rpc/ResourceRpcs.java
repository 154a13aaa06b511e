package dev.simplon.plugin.rpc;

import dev.simplon.resource.Provider.Applied;
import dev.simplon.resource.Provider.Finding;
import dev.simplon.resource.Provider.Planned;
import dev.simplon.resource.Provider.PlannedChange;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/// The calls about one object: a resource's, or a data source's.
final class ResourceRpcs {
    private static final int WRITE_ONLY_ALLOWED = 2;

    static final List<Rpc> ALL =
            List.of(
                    new Rpc(
                            "ValidateResourceTypeConfig",
                            "ValidateResourceConfig",
                            "checking the configuration of",
                            true,
                            1,
                            ResourceRpcs::validate),
                    new Rpc(
                            "ValidateDataSourceConfig",
                            "ValidateDataResourceConfig",
                            "checking the configuration of",
                            true,
                            1,
                            ResourceRpcs::validateData),
                    new Rpc("ReadResource", "reading", true, 2, ResourceRpcs::read),
                    new Rpc("PlanResourceChange", "planning", true, 4, ResourceRpcs::plan),
                    new Rpc("ApplyResourceChange", "applying", true, 3, ResourceRpcs::apply),
                    new Rpc("ReadDataSource", "reading", true, 2, ResourceRpcs::readData));

    private ResourceRpcs() {}

    private static void validate(Request request, Answer answer) throws Refused {
        var schema = request.connection().resourceType(request.text(1));
        var config = request.value(2, schema);
        boolean allowed = request.message(3).map(c -> c.flag(WRITE_ONLY_ALLOWED)).orElse(false);
        if (!allowed) {
            for (var path : schema.writeOnlyIn(config)) {
                answer.add(
                        List.of(
                                Diagnostic.error(
                                        path,
                                        "Write-only argument needs a newer Terraform",
                                        "The argument `"
                                                + path
                                                + "` is write-only: its value is in neither plan"
                                                + " nor state. Terraform knows such arguments from"
                                                + " version 1.11 on.")),
                        schema);
            }
        }
        answer.add(request.provider().validateResource(schema.name(), config), schema);
    }

    private static void validateData(Request request, Answer answer) throws Refused {
        var schema = request.connection().dataSource(request.text(1));
        answer.add(
                request.provider().validateDataSource(schema.name(), request.value(2, schema)),
                schema);
    }

    private static void read(Request request, Answer answer) throws Refused {
        var schema = request.connection().resourceType(request.text(1));
        var read =
                request.provider()
                        .read(schema.name(), request.value(2, schema), request.privateData(3));
        answer.add(read.diagnostics(), schema);
        answer.value(1, read.state(), schema);
        answer.fields().bytes(3, PrivateBytes.of(read.privateData()));
    }

    private static void plan(Request request, Answer answer) throws Refused {
        var schema = request.connection().resourceType(request.text(1));
        var prior = request.value(2, schema);
        var planned =
                request.provider()
                        .plan(
                                schema.name(),
                                prior,
                                // Terraform proposes what is written, also where it is write-only.
                                schema.withoutWriteOnly(request.value(3, schema)),
                                request.value(4, schema),
                                request.privateData(5));
        answer.add(planned.diagnostics(), schema);
        answer.value(1, planned.planned(), schema);
        answer.fields()
                .messages(2, planned.requiresReplace(), Forms::path)
                .bytes(3, PrivateBytes.of(planned.plannedPrivate()))
                .flag(5, planned.legacyTypeSystem());
        // Of a replacement Terraform asks again, as of a creation.
        if (!answer.hasError() && !replaces(prior, planned)) {
            answer.add(review(request, schema, prior, planned.planned()), schema);
        }
    }

    private static boolean replaces(Value prior, Planned planned) {
        return !prior.isNull()
                && planned.requiresReplace().stream()
                        .anyMatch(path -> !path.in(prior).equals(path.in(planned.planned())));
    }

    /// What the target would say to this change. The protocol tells no address: the type stands for
    /// it.
    private static List<Diagnostic> review(
            Request request, TypeSchema schema, Value prior, Value planned) {
        if (planned.isNull() || planned.equals(prior)) {
            return List.of();
        }
        var change =
                new PlannedChange(schema.name(), schema.name(), object(prior), object(planned));
        return request.provider().review(List.of(change)).findings().stream()
                .map(Finding::diagnostic)
                .toList();
    }

    private static Optional<ObjectValue> object(Value value) {
        return value.unmarked() instanceof ObjectValue object
                ? Optional.of(object)
                : Optional.empty();
    }

    private static void apply(Request request, Answer answer) throws Refused {
        var schema = request.connection().resourceType(request.text(1));
        var prior = request.value(2, schema);
        Value planned;
        Applied applied;
        try {
            planned = request.value(3, schema);
            applied =
                    request.provider()
                            .apply(
                                    schema.name(),
                                    prior,
                                    planned,
                                    request.value(4, schema),
                                    request.privateData(5));
        } catch (Refused | RuntimeException | Error e) {
            // As far as is known, what was there is still there.
            answer.value(1, prior, schema);
            answer.fields().bytes(2, request.bytes(5));
            throw e;
        }
        answer.add(applied.diagnostics(), schema);
        answer.fields()
                .bytes(2, PrivateBytes.of(applied.privateData()))
                .flag(4, applied.legacyTypeSystem());
        try {
            answer.value(1, applied.state(), schema);
        } catch (IllegalArgumentException e) {
            // It was done, and must not be forgotten for a state that cannot be written.
            answer.value(1, known(planned), schema);
            throw e;
        }
    }

    /// The plan as far as it is known, and null for the rest.
    private static Value known(Value planned) {
        return planned.transform(value -> value.isKnown() ? value : Value.nullOf(value.type()));
    }

    private static void readData(Request request, Answer answer) throws Refused {
        var schema = request.connection().dataSource(request.text(1));
        var read = request.provider().readDataSource(schema.name(), request.value(2, schema));
        answer.add(read.diagnostics(), schema);
        answer.value(1, read.state(), schema);
    }
}
