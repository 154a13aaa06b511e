package dev.simplon.engine;

import dev.simplon.resource.schema.Attribute;
import dev.simplon.resource.schema.Block;
import dev.simplon.resource.schema.NestedBlock;
import dev.simplon.values.Diagnostic;
import dev.simplon.values.Path;
import dev.simplon.values.Value;
import java.util.ArrayList;
import java.util.List;

/// What a provider owes whoever planned with it. A breach is a bug of the provider, and is called
/// one: going on would make plans that do not tell the truth.
///
/// Source: Terraform, docs/resource-instance-change-lifecycle.md.
final class Conformity {
    private Conformity() {}

    /// The planned object must say what is configured, and may decide only what is computed.
    ///
    /// @param prior a null value on create
    static List<Diagnostic> ofPlan(
            String address, Block block, Value prior, Value config, Value planned) {
        var found = new ArrayList<Path>();
        if (planned.isNull() || !planned.isKnown()) {
            found.add(Path.ROOT);
        } else {
            check(block, prior, config, planned, Path.ROOT, found);
        }
        return found.stream()
                .map(path ->
                        bug(
                                path,
                                "Provider produced invalid plan",
                                "The provider planned for "
                                        + address
                                        + name(path)
                                        + " something other than what is configured,"
                                        + " though only the configuration decides it."))
                .toList();
    }

    /// What was applied must be what was planned, and wholly known.
    static List<Diagnostic> ofResult(String address, Value planned, Value actual) {
        if (actual.isNull()) {
            return List.of(
                    bug(
                            Path.ROOT,
                            "Provider produced inconsistent result after apply",
                            "The provider reported success for "
                                    + address
                                    + " but returned no object."));
        }
        if (!actual.isWhollyKnown()) {
            return List.of(
                    bug(
                            Path.ROOT,
                            "Provider returned invalid result object after apply",
                            "After the apply of "
                                    + address
                                    + " the provider still returned unknown values."));
        }
        return Comparison.broken(planned, actual).stream()
                .map(path ->
                        bug(
                                path,
                                "Provider produced inconsistent result after apply",
                                "When applying "
                                        + address
                                        + ", the provider returned an unexpected new"
                                        + " value"
                                        + name(path)
                                        + ": it is not what was planned."))
                .toList();
    }

    /// The plan made with all values known must agree with the one that was shown.
    static List<Diagnostic> ofFinalPlan(String address, Value shown, Value last) {
        return Comparison.broken(shown, last).stream()
                .map(path ->
                        bug(
                                path,
                                "Provider produced inconsistent final plan",
                                "When expanding the plan for "
                                        + address
                                        + " to include values learned during the apply,"
                                        + " the provider changed its plan"
                                        + name(path)
                                        + ". Nothing was done to this object."))
                .toList();
    }

    private static Diagnostic bug(Path path, String summary, String detail) {
        return Diagnostic.error(
                path,
                summary,
                detail
                        + "\n\nThis is a bug in the provider, which should be reported to its authors.");
    }

    private static String name(Path path) {
        return path.steps().isEmpty() ? "" : " at " + path;
    }

    private static void check(
            Block block, Value prior, Value config, Value planned, Path at, List<Path> found) {
        for (var attribute : block.attributes().values()) {
            if (!allowed(attribute, prior, config, planned)) {
                found.add(at.attribute(attribute.name()));
            }
        }
        for (var nested : block.blocks().values()) {
            check(nested, prior, config, planned, at.attribute(nested.name()), found);
        }
    }

    private static boolean allowed(Attribute attribute, Value prior, Value config, Value planned) {
        var none = Value.nullOf(attribute.type());
        var configured = config.member(attribute.name()).orElse(none);
        var before = prior.member(attribute.name()).orElse(none);
        var then = planned.member(attribute.name());
        if (then.isEmpty()) {
            return false;
        }
        if (attribute.writeOnly()) {
            return then.get().isNull();
        }
        if (Comparison.same(then.get(), configured)) {
            return true;
        }
        if (!before.isNull() && !configured.isNull() && Comparison.same(then.get(), before)) {
            return true;
        }
        return configured.isNull() && attribute.computed();
    }

    private static void check(
            NestedBlock nested,
            Value prior,
            Value config,
            Value planned,
            Path at,
            List<Path> found) {
        var none = Value.nullOf(nested.impliedType());
        var configured = config.member(nested.name()).orElse(none);
        var before = prior.member(nested.name()).orElse(none);
        var then = planned.member(nested.name()).orElse(none);
        if (!configured.isKnown()) {
            return;
        }
        switch (nested.nesting()) {
            case SINGLE -> {
                if (configured.isNull() != then.isNull()) {
                    found.add(at);
                } else if (!configured.isNull()) {
                    check(nested.block(), before, configured, then, at, found);
                }
            }
            case LIST -> {
                if (configured.asList().size() != then.asList().size()) {
                    found.add(at);
                    return;
                }
                for (int i = 0; i < configured.asList().size(); i++) {
                    check(
                            nested.block(),
                            i < before.asList().size()
                                    ? before.asList().get(i)
                                    : Value.nullOf(nested.block().impliedType()),
                            configured.asList().get(i),
                            then.asList().get(i),
                            at.index(i),
                            found);
                }
            }
            case MAP -> {
                if (!configured.asMap().keySet().equals(then.asMap().keySet())) {
                    found.add(at);
                    return;
                }
                configured
                        .asMap()
                        .forEach((key, element) ->
                                check(
                                        nested.block(),
                                        before.member(key)
                                                .orElse(Value.nullOf(nested.block().impliedType())),
                                        element,
                                        then.member(key).orElseThrow(),
                                        at.key(key),
                                        found));
            }
            case SET -> {
                if (configured.isWhollyKnown()
                        && configured.asList().size() != then.asList().size()) {
                    found.add(at);
                }
            }
        }
    }
}
