package dev.simplon.azurerm;

import dev.simplon.arm.ArmEnvironment;
import dev.simplon.arm.ArmSettings;
import dev.simplon.arm.SignIn;
import dev.simplon.azure.ResourceId;
import dev.simplon.resource.Version;
import dev.simplon.resource.lifecycle.Session;
import dev.simplon.values.Checked;
import dev.simplon.values.Type;
import dev.simplon.values.Value;
import dev.simplon.values.Value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The provider's block, read: which subscription, which features, and the way to Azure.
///
/// An argument of the block wins over its environment variable.
///
/// @param checks what happens with a plan that Azure would refuse
record Configured(
        Value subscription,
        Map<String, Value> features,
        Checks checks,
        ConnectingTransport transport) {
    private static final String NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

    Configured {
        features = Map.copyOf(features);
    }

    /// Before the provider is configured nothing is known.
    static Configured notYet() {
        return new Configured(
                Value.unknown(Type.STRING),
                Map.of(),
                Checks.REFUSE,
                ConnectingTransport.refusing(
                        "the provider was not configured before it was asked to do something"));
    }

    static Checked<Configured> from(Value config, Settings settings, Version version) {
        var block =
                config.unmarked() instanceof ObjectValue object
                        ? object
                        : Value.object(new LinkedHashMap<>());
        var given = new Given(block, settings);
        var isLeftToCli = !settings.offline() && isLeftToCli(given, version);
        var subscription =
                isLeftToCli ? Value.unknown(Type.STRING) : subscription(given, settings.offline());
        var features = features(block);
        var checks = Checks.from(settings.environment());
        given.add(checks.diagnostics());
        if (settings.offline()) {
            return Checked.of(
                    new Configured(
                            subscription,
                            features,
                            checks.value().orElse(Checks.REFUSE),
                            ConnectingTransport.refusing(
                                    "nothing may be asked of Azure while only checking")),
                    given.problems());
        }
        var signIn = SignInChoice.of(given, settings);
        if (isLeftToCli) {
            var user = signIn.flatMap(Configured::asCliUser);
            if (user.isEmpty()) {
                missing(given);
            }
            var account =
                    user.flatMap(_ -> AzureCli.find(settings)).flatMap(cli -> cli.account(given));
            subscription = account.map(a -> Value.of(a.subscription())).orElse(subscription);
            signIn =
                    account.map(a ->
                            new SignIn.AsCliUser(
                                    user.flatMap(SignIn.AsCliUser::tenantId).or(a::tenant)));
        }
        var arm = signIn.map(way -> arm(given, way, settings));
        return arm.isEmpty()
                ? Checked.failed(given.problems())
                : Checked.of(
                        new Configured(
                                subscription,
                                features,
                                checks.value().orElse(Checks.REFUSE),
                                ConnectingTransport.to(() -> settings.client().connect(arm.get()))),
                        given.problems());
    }

    /// Where no subscription is named, azurerm takes the Azure CLI's; the releases from 4.0 on did
    /// not, until 4.60 did again.
    ///
    /// Source: azurerm's `internal/clients/auth.go` and change logs.
    private static boolean isLeftToCli(Given given, Version version) {
        return (!version.isFrom(Version.of("4.0.0")) || version.isFrom(Version.of("4.60.0")))
                && given.text("subscription_id").isEmpty()
                && !given.isUnknown("subscription_id")
                && given.flag("use_cli", true);
    }

    private static Optional<SignIn.AsCliUser> asCliUser(SignIn signIn) {
        return signIn instanceof SignIn.AsCliUser user ? Optional.of(user) : Optional.empty();
    }

    private static ArmSettings arm(Given given, SignIn signIn, Settings settings) {
        return new ArmSettings(
                given.text("metadata_host"),
                environment(given),
                signIn,
                given.texts("auxiliary_tenant_ids"),
                new ArmSettings.Signature(
                        "simplon",
                        given.text("partner_id"),
                        !given.flag("disable_correlation_request_id", false)),
                Optional.ofNullable(settings.environment().get("SSL_CERT_FILE"))
                        .filter(file -> !file.isEmpty())
                        .map(settings::file),
                settings.recovery());
    }

    private static ArmEnvironment environment(Given given) {
        var name = given.text("environment").orElse("public");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "public" -> ArmEnvironment.PUBLIC;
            case "usgovernment" -> ArmEnvironment.US_GOVERNMENT;
            case "china" -> ArmEnvironment.CHINA;
            default -> {
                given.problem(
                        "environment",
                        "There is no such cloud",
                        given.place("environment")
                                + " is \""
                                + name
                                + "\". Write `public`, `usgovernment` or `china`; for another cloud"
                                + " set `metadata_host`.");
                yield ArmEnvironment.PUBLIC;
            }
        };
    }

    private static Value subscription(Given given, boolean offline) {
        if (given.isUnknown("subscription_id")) {
            return Value.unknown(Type.STRING);
        }
        var text = given.text("subscription_id");
        if (text.isEmpty() && !offline) {
            missing(given);
        }
        return Value.of(text.orElse(NO_SUBSCRIPTION));
    }

    private static void missing(Given given) {
        given.missing(
                "subscription_id",
                "`subscription_id` is a required provider property when performing a plan/apply"
                        + " operation: every id is made with it.");
    }

    /// What ids are made of beside attributes. A data source's argument `subscription_id` goes
    /// before the provider's own.
    Map<String, Value> variables() {
        return Map.of("subscription", subscription, "subscription_id", subscription);
    }

    /// The document of this id as it was seen last in this process.
    Optional<ObjectValue> lastSeen(Value id) {
        return id.asText().flatMap(ResourceId::parse).flatMap(transport::seen);
    }

    private static Map<String, Value> features(ObjectValue block) {
        var features = new LinkedHashMap<String, Value>();
        var given = block.member("features").map(Value::asList).orElse(List.of());
        for (var each : given) {
            var known = each.member(Session.MAY_TAKE_OVER).filter(v -> !v.isNull());
            known.ifPresent(v -> features.put(Session.MAY_TAKE_OVER, v));
            each.member("resource_group").map(Value::asList).orElse(List.of()).stream()
                    .flatMap(group -> group.member(ResourceGroup.PREVENT_DELETION).stream())
                    .filter(v -> v.asBool().isPresent())
                    .forEach(v -> features.put(ResourceGroup.PREVENT_DELETION, v));
        }
        return features;
    }
}
