package dev.millrace.collections.history;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Sets how many histories are tried, prints what came of them, and refuses a run that compared mostly empty results.
 */
final class NumberOfHistories implements AroundPropertyHook {

    private static final int DEFAULT = 2_000;

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        context.attributes().setTries(Integer.getInteger("histories", DEFAULT));
        String seed = System.getProperty("histories.seed");
        if (seed != null) {
            context.attributes().setSeed(seed);
        }
        PropertyExecutionResult result = property.execute();
        Tally tally = SliceHistoriesTest.TALLY;
        if (result.status() != Status.SUCCESSFUL) {
            return result;
        }
        System.out.println(tally + ", differences=0, seed=" + result.seed().orElse("none"));
        return tally.isMeaningful() ? result
                : result.mapToFailed("most of the results that were compared are empty: " + tally);
    }
}
