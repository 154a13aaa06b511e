package dev.simplon.lab;

import java.util.Optional;

/// Why a tunnel does not come up, as charon's log tells it.
///
/// Source: strongSwan 5.9.8 and 6.0.1, `src/libcharon/sa`; the texts were measured.
enum Trouble {
    WRONG_KEY,
    NO_IKE_PROPOSAL,
    NO_ESP_PROPOSAL,
    SELECTORS,
    SILENCE;

    /// What a line of the log says; empty if it is about something else.
    static Optional<Trouble> in(String line) {
        if (line.contains("received AUTHENTICATION_FAILED")
                || line.contains("MAC mismatched")
                || line.contains("could not decrypt payloads")
                || line.contains("payload length, decryption failed")
                || line.contains("no shared key found for")) {
            return Optional.of(WRONG_KEY);
        }
        if (line.contains("TS_UNACCEPTABLE")
                || (line.contains("traffic selectors") && line.contains("acceptable"))
                || line.contains("no matching CHILD_SA config found")
                || line.contains("received INVALID_ID_INFORMATION")) {
            return Optional.of(SELECTORS);
        }
        if (line.contains("NO_PROPOSAL_CHOSEN notify, no CHILD_SA built")
                || line.contains("no acceptable proposal found")) {
            return Optional.of(NO_ESP_PROPOSAL);
        }
        if (line.contains("received NO_PROPOSAL_CHOSEN")
                || (line.contains("received proposals") && line.contains("acceptable"))
                || line.contains("no IKE config found for")) {
            return Optional.of(NO_IKE_PROPOSAL);
        }
        if (line.contains("giving up after") || line.contains("peer not responding")) {
            return Optional.of(SILENCE);
        }
        return Optional.empty();
    }
}
