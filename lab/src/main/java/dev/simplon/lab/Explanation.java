package dev.simplon.lab;

import dev.simplon.azure.network.DesiredNetwork.Mode;
import dev.simplon.azure.network.DesiredNetwork.Settings;
import java.util.List;
import java.util.Optional;

/// Why a connection is not connected, and what mends it, in sentences for the user.
final class Explanation {
    private Explanation() {}

    /// @param other the settings of the other end; empty if there is none
    static String of(Trouble trouble, TunnelEnd end, String otherName, Optional<TunnelEnd> other) {
        var here = end.settings();
        return switch (trouble) {
            case WRONG_KEY ->
                    "The shared keys differ: the gateway and %s each have another one. Give both the same key."
                            .formatted(otherName);
            case NO_IKE_PROPOSAL ->
                    other.map(TunnelEnd::settings)
                            .filter(s -> s.ikeVersion() != here.ikeVersion())
                            .map(s ->
                                    "The gateway speaks IKEv%d and %s IKEv%d. Set the same protocol on both."
                                            .formatted(
                                                    here.ikeVersion(), otherName, s.ikeVersion()))
                            .orElseGet(() ->
                                    "No IKE proposal was chosen: the gateway offers %s; %s offers %s. Give both a proposal in common (ipsec_policy: ike_encryption, ike_integrity, dh_group)."
                                            .formatted(
                                                    list(here.ikeProposals()),
                                                    otherName,
                                                    offers(other, Settings::ikeProposals)));
            case NO_ESP_PROPOSAL ->
                    "No ESP proposal was chosen: the gateway offers %s; %s offers %s. Give both a proposal in common (ipsec_policy: ipsec_encryption, ipsec_integrity, pfs_group)."
                            .formatted(
                                    list(here.espProposals()),
                                    otherName,
                                    offers(other, Settings::espProposals));
            case SELECTORS ->
                    "The traffic selectors do not meet: the gateway has %s; %s has %s. Make each side's local prefixes the other's remote ones."
                            .formatted(
                                    selectors(here),
                                    otherName,
                                    other.map(o -> selectors(o.settings())).orElse("none"));
            case SILENCE ->
                    "%s at %s does not answer. It is switched off, cannot be reached, or knows no connection to %s."
                            .formatted(capital(otherName), end.peer(), end.own());
        };
    }

    static String nobodyInitiates(TunnelEnd end, String otherName) {
        return "Neither end initiates: the gateway's connection mode is %s, and %s waits for it. Set the mode to Default."
                .formatted(
                        end.settings().mode() == Mode.RESPONDER_ONLY ? "ResponderOnly" : "Default",
                        otherName);
    }

    private static String offers(
            Optional<TunnelEnd> other,
            java.util.function.Function<Settings, List<String>> proposals) {
        return other.map(o -> list(proposals.apply(o.settings()))).orElse("nothing");
    }

    private static String list(List<String> proposals) {
        return String.join(", ", proposals);
    }

    private static String selectors(Settings settings) {
        return String.join(
                "; ",
                settings.selectors().stream().map(s -> s.local() + " to " + s.remote()).toList());
    }

    static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
