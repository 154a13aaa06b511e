package dev.simplon.engine;

import dev.simplon.engine.state.StateFile;
import dev.simplon.testprovider.WorldOnDisk;
import dev.simplon.values.Value;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that makes a box and then waits, between the provider's write and the state's, to be
/// killed. Arguments: the state file, the world's directory.
final class InterruptedCreate {
    static final String BOX = "{\"resource\": {\"test_box\": {\"a\": {\"name\": \"a\"}}}}";

    private InterruptedCreate() {}

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] arguments) {
        var world =
                new WorldOnDisk(Path.of(arguments[1])) {
                    @Override
                    protected void written(String what, Value object) {
                        super.written(what, object);
                        System.out.println(what);
                        System.out.flush();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };
        new Stack(world, new StateFile(Path.of(arguments[0]))).apply(BOX);
    }
}
