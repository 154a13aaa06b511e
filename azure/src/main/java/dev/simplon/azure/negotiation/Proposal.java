package dev.simplon.azure.negotiation;

import java.util.Optional;

/// One proposal of IKE or ESP, in the words of strongSwan's notation: `aes256-sha1-modp1024`,
/// `aes256gcm16-prfsha384-ecp384`, `aes256gcm16`.
///
/// @param integrity absent with an AEAD cipher
/// @param prf in IKE with an AEAD cipher; else the integrity's
/// @param group absent where there is none
record Proposal(
        String encryption,
        Optional<String> integrity,
        Optional<String> prf,
        Optional<String> group) {
    /// Empty if a word is no algorithm that Azure knows.
    static Optional<Proposal> parse(String text) {
        String encryption = "";
        Optional<String> integrity = Optional.empty();
        Optional<String> prf = Optional.empty();
        Optional<String> group = Optional.empty();
        for (var word : text.split("-")) {
            if (AlgorithmNames.encryption(word).isPresent()) {
                encryption = word;
            } else if (AlgorithmNames.integrity(word).isPresent()) {
                integrity = Optional.of(word);
            } else if (AlgorithmNames.prf(word).isPresent()) {
                prf = Optional.of(word);
            } else if (AlgorithmNames.group(word).isPresent()) {
                group = Optional.of(word);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Proposal(encryption, integrity, prf, group));
    }

    /// Whether IKE of this version could use it: it needs a group, and version 1 has no AEAD
    /// ciphers.
    boolean isPossibleInIke(int version) {
        return group.isPresent() && (version == 2 || integrity.isPresent());
    }

    /// The random function of an IKE SA.
    Optional<String> random() {
        return prf.or(() -> integrity.map(i -> "prf" + i));
    }

    /// In IKEv2 the first child SA carries no group of its own (RFC 7296, 1.2).
    Proposal withoutGroup() {
        return new Proposal(encryption, integrity, prf, Optional.empty());
    }
}
