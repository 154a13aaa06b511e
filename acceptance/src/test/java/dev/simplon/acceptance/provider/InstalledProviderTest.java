package dev.simplon.acceptance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplon.acceptance.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The installed provider under real terraform: found in a mirror whose path has spaces, started
/// cold, and handed over to a warm process.
@ExtendWith(LocalAzure.Given.class)
class InstalledProviderTest {
    private static final String SECRET = "ARM_CLIENT_SECRET";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Mirror installed;

    private ProviderYard yard;

    @BeforeAll
    static void install(LocalAzure azure) {
        installed = Mirror.install(azure, ProviderYard.ADDRESS, ProviderYard.VERSION);
    }

    @AfterAll
    static void remove() {
        installed.close();
    }

    @BeforeEach
    void enter() {
        yard = ProviderYard.of(installed);
    }

    /// Each test has sockets of its own, and so a warm process of its own.
    @AfterEach
    void leave() {
        yard.close();
    }

    @Test
    void theSchemaIsWhatTerraformPrints(LocalAzure azure) {
        yard.with("SIMPLON_WARM", "0");
        var real = yard.terraform("providers", "schema", "-json").exits(0).out();
        assertThat(
                        azure.simplon()
                                .run("provider", "schema", "--version", ProviderYard.VERSION)
                                .succeeded()
                                .out())
                .isEqualTo(real);
    }

    @Test
    void aStackLivesColdAndTheRealLockFileAndPlanAreAsWithAnyProvider() {
        yard.with("SIMPLON_WARM", "0");
        yard.wholeLife();
        assertThat(yard.warm()).isEmpty();
        assertThat(yard.read(".terraform.lock.hcl"))
                .contains("registry.terraform.io/simplon/azurerm", "h1:");
    }

    @Test
    void aStackLivesWarmInOneProcessForAllCommands() {
        yard.terraform("plan").exits(0);
        var first = yard.warm();
        assertThat(first).hasSize(1);
        yard.wholeLife();
        assertThat(yard.warm()).isEqualTo(first);
    }

    @Test
    void inCiThereIsNoWarmProcessUnlessItIsAskedFor() {
        yard.with("CI", "true");
        yard.terraform("plan").exits(0);
        assertThat(yard.warm()).isEmpty();
        yard.with("SIMPLON_WARM", "1");
        yard.terraform("plan").exits(0);
        assertThat(yard.warm()).hasSize(1);
    }

    @Test
    void withoutPerlItStartsCold() {
        yard.withoutPerl();
        yard.terraform("plan").exits(0);
        assertThat(yard.warm()).isEmpty();
    }

    @Test
    void theSocketIsItsUsersAlone() throws IOException {
        yard.terraform("plan").exits(0);
        assertThat(mode(yard.sockets())).isEqualTo("rwx------");
        assertThat(mode(yard.socket())).isEqualTo("rw-------");
    }

    @Test
    void aFolderOfSocketsThatOthersMayEnterIsNotUsed() throws IOException {
        Files.createDirectories(yard.sockets());
        Files.setPosixFilePermissions(yard.sockets(), PosixFilePermissions.fromString("rwxrwxrwx"));
        yard.terraform("plan").exits(0);
        assertThat(yard.warm()).isEmpty();
    }

    @Test
    void noSecretIsInTheWarmProcessArgumentsNorInItsEnvironment() throws IOException {
        yard.terraform("plan").exits(0);
        var process = Path.of("/proc", Long.toString(yard.warm().iterator().next().pid()));
        for (var file : List.of("cmdline", "environ")) {
            assertThat(Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1))
                    .contains(file.equals("environ") ? "PATH=" : "dev.simplon.provider.Main")
                    .doesNotContain(installed.variable(SECRET))
                    .doesNotContain("BEGIN CERTIFICATE")
                    .doesNotContain("ARM_")
                    .doesNotContain("TF_PLUGIN_MAGIC_COOKIE");
        }
    }

    /// What cleaners keep is gone at the second collection: the process makes one when it has been
    /// quiet for a second, a dump another.
    @Test
    void ofALaunchThatHasEndedTheWarmProcessRemembersNoSecret(LocalAzure azure) {
        yard.apply();
        var secrets =
                List.of(
                        installed.variable(SECRET),
                        ProviderYard.SHARED_KEY,
                        azure.arm().tokenBeginning());
        var process = yard.warm().iterator().next();
        assertThat(WarmHeap.of(process).holds("dev/simplon/provider/warm/WarmProcess")).isTrue();
        Await.until(
                "a heap without secrets",
                Duration.ofSeconds(30),
                () -> secrets.stream().filter(WarmHeap.of(process)::holds).toList(),
                List::isEmpty);
        yard.destroy();
    }

    @Test
    void afterTheWarmProcessWasKilledTheNextCommandStartsAnother() {
        yard.terraform("plan").exits(0);
        var killed = yard.warm();
        killed.forEach(ProcessHandle::destroyForcibly);
        Await.until("the end", PATIENCE, yard::warm, Set::isEmpty);
        yard.terraform("plan").exits(0);
        assertThat(yard.warm()).hasSize(1).doesNotContainAnyElementsOf(killed);
    }

    @Test
    void aWarmProcessThatDoesNotAnswerIsNotWaitedForLong() throws Exception {
        yard.terraform("plan").exits(0);
        var process = yard.warm().iterator().next();
        signal("STOP", process);
        try {
            yard.terraform("providers", "schema", "-json").exits(0);
        } finally {
            signal("CONT", process);
        }
    }

    /// Its handshake line has not come, or not as a whole.
    @ParameterizedTest
    @ValueSource(strings = {"", "o1|6|tcp|127.0.0.1:"})
    void aWarmProcessThatEndsBeforeItsHandshakeIsReplacedByAColdOne(String lastWords) {
        yard.terraform("plan").exits(0);
        var socket = yard.socket();
        yard.warm().forEach(ProcessHandle::destroyForcibly);
        Await.until("the end", PATIENCE, yard::warm, Set::isEmpty);
        try (var dying = DyingWarmProcess.at(socket, lastWords)) {
            yard.terraform("plan").exits(0);
            assertThat(dying.launches()).isPositive();
        }
    }

    @Test
    void aWarmProcessThatEndsInALaunchEndsItAndSaysSo() {
        var apply = yard.startToApply();
        Await.until("a resource", PATIENCE, apply::said, out -> out.contains("Creating"));
        yard.warm().forEach(ProcessHandle::destroyForcibly);
        assertThat(apply.ended().exits(1).err())
                .contains("the warm process of the provider ended in the middle of this launch");
    }

    @Test
    void twoLaunchesAtOnceShareOneWarmProcess() {
        var first = yard.start("plan", "-input=false", "-lock=false");
        var second = yard.start("plan", "-input=false", "-lock=false");
        first.ended().exits(0);
        second.ended().exits(0);
        assertThat(yard.warm()).hasSize(1);
    }

    @Test
    void itEndsWhenItHasBeenIdleAndTakesItsSocketAlong() {
        yard.with("SIMPLON_WARM_IDLE", "1");
        yard.terraform("plan").exits(0);
        Await.until("the end of the idle process", PATIENCE, yard::warm, Set::isEmpty);
        assertThat(yard.hasSocket()).isFalse();
    }

    @Test
    void itEndsWhenItsPackageIsGone(LocalAzure azure) {
        try (var own = Mirror.install(azure, ProviderYard.ADDRESS, ProviderYard.VERSION);
                var user = ProviderYard.of(own)) {
            user.terraform("plan").exits(0);
            assertThat(user.warm()).hasSize(1);
            own.removePackage();
            Await.until("the end of the process", PATIENCE, user::warm, Set::isEmpty);
        }
    }

    @Test
    void anotherEnvironmentOfTheProcessStartsCold() {
        yard.terraform("plan").exits(0);
        var warm = yard.warm();
        // A zone that the warm process does not have: the launch is served, but not there.
        yard.with("TZ", "Pacific/Auckland");
        yard.terraform("plan").exits(0);
        assertThat(yard.warm()).isEqualTo(warm);
    }

    @Test
    void filesAreNamedFromTheProjectWarmAsCold() {
        yard.takeFilesOfTheProject();
        var warm = yard.terraform("plan", "-no-color").exits(1).err();
        assertThat(yard.warm()).hasSize(1);
        yard.with("SIMPLON_WARM", "0");
        var cold = yard.terraform("plan", "-no-color").exits(1).err();
        assertThat(warm).contains("resourceGroups/installed").isEqualTo(cold);
    }

    @Test
    void whatTheAzureCliWouldFindElsewhereStartsCold() {
        yard.with("AZURE_CONFIG_DIR", ".azure");
        yard.terraform("plan").exits(0);
        assertThat(yard.warm()).isEmpty();
    }

    @Test
    void whereThereIsNoJdkTerraformSaysWhatWasLookedAt() {
        var run = yard.withoutAnyJdk("providers", "schema", "-json");
        assertThat(run.exits(1).err().replaceAll("(\\e\\[[0-9;]*m|[\\s│╷╵])+", " "))
                .contains(
                        "The provider needs a JDK 25, and none was found. Looked at: JAVA_HOME (not set)");
    }

    @Test
    void installingAgainChangesNothingTerraformMinds() {
        assertThat(installed.install()).startsWith("It is installed in ");
        yard.terraform("init", "-input=false").exits(0);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        var kill =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .inheritIO()
                        .start();
        assertThat(kill.waitFor()).isZero();
    }
}
