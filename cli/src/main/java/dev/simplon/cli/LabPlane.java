package dev.simplon.cli;

import dev.simplon.azure.ResourceId;
import dev.simplon.azure.network.DesiredNetwork;
import dev.simplon.azure.network.ObservedNetwork;
import dev.simplon.azure.network.Ping;
import dev.simplon.cloud.spi.DataPlane;
import dev.simplon.lab.Lab;
import dev.simplon.lab.LabException;
import dev.simplon.lab.LabProbe;
import dev.simplon.lab.LabSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The lab as the cloud's data plane: neither knows of the other, this is where they meet.
final class LabPlane implements DataPlane {
    private final Lab lab;

    private LabPlane(Lab lab) {
        this.lab = lab;
    }

    static LabPlane open(Path directory) throws LabException {
        return new LabPlane(Lab.open(LabSettings.in(directory)));
    }

    /// What this machine lacks for a lab; nothing if one can run.
    ///
    /// @param home of the installation, so that the command that mends can be run from any folder
    static List<LabProbe.Finding> lacking(Path home) throws InterruptedException {
        return LabProbe.check().stream()
                .map(each ->
                        new LabProbe.Finding(
                                each.kind(),
                                each.what(),
                                each.mend().replace(" libexec/", " " + home + "/libexec/")))
                .toList();
    }

    @Override
    public void reconcile(DesiredNetwork desired) {
        lab.reconcile(desired);
    }

    @Override
    public ObservedNetwork observe() {
        return lab.observe();
    }

    @Override
    public Optional<Ping> ping(ResourceId connection, int count) throws InterruptedException {
        return lab.ping(connection, count);
    }

    @Override
    public void close() {
        lab.close();
    }
}
