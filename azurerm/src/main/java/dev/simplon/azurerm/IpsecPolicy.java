package dev.simplon.azurerm;

import static dev.simplon.resource.declaration.Rows.text;

import dev.simplon.resource.declaration.Argument;
import dev.simplon.resource.declaration.Check;
import dev.simplon.resource.declaration.Member;

/// The six algorithms that every IPsec policy names.
final class IpsecPolicy {
    private IpsecPolicy() {}

    static Member.Row[] algorithms() {
        return new Member.Row[] {
            algorithm(
                    "dh_group",
                    "dhGroup",
                    "The Diffie-Hellman group of IKE phase 1.",
                    "DHGroup1",
                    "DHGroup14",
                    "DHGroup2",
                    "DHGroup2048",
                    "DHGroup24",
                    "ECP256",
                    "ECP384",
                    "None"),
            algorithm(
                    "ike_encryption",
                    "ikeEncryption",
                    "The encryption of IKE phase 2.",
                    "AES128",
                    "AES192",
                    "AES256",
                    "DES",
                    "DES3",
                    "GCMAES128",
                    "GCMAES256"),
            algorithm(
                    "ike_integrity",
                    "ikeIntegrity",
                    "The integrity of IKE phase 2.",
                    "GCMAES128",
                    "GCMAES256",
                    "MD5",
                    "SHA1",
                    "SHA256",
                    "SHA384"),
            algorithm(
                    "ipsec_encryption",
                    "ipsecEncryption",
                    "The encryption of the tunnel.",
                    "AES128",
                    "AES192",
                    "AES256",
                    "DES",
                    "DES3",
                    "GCMAES128",
                    "GCMAES192",
                    "GCMAES256",
                    "None"),
            algorithm(
                    "ipsec_integrity",
                    "ipsecIntegrity",
                    "The integrity of the tunnel.",
                    "GCMAES128",
                    "GCMAES192",
                    "GCMAES256",
                    "MD5",
                    "SHA1",
                    "SHA256"),
            algorithm(
                    "pfs_group",
                    "pfsGroup",
                    "The Diffie-Hellman group of the tunnel, for perfect forward secrecy.",
                    "ECP256",
                    "ECP384",
                    "None",
                    "PFS1",
                    "PFS14",
                    "PFS2",
                    "PFS2048",
                    "PFS24",
                    "PFSMM")
        };
    }

    private static Argument.Builder algorithm(
            String name, String path, String says, String... words) {
        return text(name).required().check(Check.oneOf(words)).at(path).says(says);
    }
}
