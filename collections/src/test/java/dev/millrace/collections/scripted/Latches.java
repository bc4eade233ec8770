package dev.millrace.collections.scripted;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting for what another thread does, but not for ever. */
public final class Latches {

    private static final long PATIENCE_SECONDS = 30;

    private Latches() {
    }

    /** Waits until a latch is down. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("what was waited for did not happen");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
