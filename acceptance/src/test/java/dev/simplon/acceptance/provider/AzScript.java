package dev.simplon.acceptance.provider;

import dev.simplon.acceptance.ArmDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A script in the place of `az`: it knows the two questions that the provider asks, and refuses
/// any other.
final class AzScript {
    private AzScript() {}

    /// Signed in to this cloud, as its client.
    static void signedIn(Path folder, ArmDoor arm) throws IOException {
        write(folder, script(arm));
    }

    /// Its tokens end at a time that nobody can read.
    static void unreadable(Path folder, ArmDoor arm) throws IOException {
        write(folder, script(arm).replace("4070908800", "\"soon\""));
    }

    private static String script(ArmDoor arm) {
        return """
        #!/bin/sh
        case "$1 $2" in
        "account show")
          echo 'WARNING: az says more than is asked for' >&2
          cat <<'END'
        {
          "environmentName": "AzureCloud",
          "id": "%1$s",
          "isDefault": true,
          "name": "local",
          "state": "Enabled",
          "tenantId": "%2$s",
          "user": { "name": "me@example.com", "type": "user" }
        }
        END
          ;;
        "account get-access-token")
          case "$*" in *"--tenant %2$s"*) ;; *) echo "no tenant: $*" >&2; exit 2 ;; esac
          cat <<'END'
        {
          "accessToken": "%3$s",
          "expiresOn": "2099-01-01 00:00:00.000000",
          "expires_on": 4070908800,
          "subscription": "%1$s",
          "tenant": "%2$s",
          "tokenType": "Bearer"
        }
        END
          ;;
        *)
          echo "az has not learned: $*" >&2
          exit 2
          ;;
        esac
        """
                .formatted(
                        arm.variable("ARM_SUBSCRIPTION_ID"),
                        arm.variable("ARM_TENANT_ID"),
                        arm.token());
    }

    static void signedOut(Path folder) throws IOException {
        write(
                folder,
                """
                #!/bin/sh
                echo "ERROR: Please run 'az login' to setup account." >&2
                exit 1
                """);
    }

    private static void write(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        // Beside and renamed: a script that is being written cannot be run.
        var written = Files.writeString(folder.resolve("az.new"), text);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwx------"));
        Files.move(
                written, folder.resolve("az"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
