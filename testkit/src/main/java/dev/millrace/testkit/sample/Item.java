package dev.millrace.testkit.sample;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A row of the sample relation {@link SampleSchema#ITEMS}: one component of each type that comparisons treat in a way of its own.
 *
 * @param id the key
 * @param parent the id of another item, if that exists
 * @param group a string that many items share
 * @param score a small integer, or an extreme one
 * @param weight any double, both zeros and several NaNs among them
 * @param price a decimal; equal ones come in several scales
 * @param ref the id of an owner, if that exists
 * @param flag a boolean
 * @param title a string, never null
 * @since 0.1
 */
public record Item(long id, @Nullable Long parent, @Nullable String group, @Nullable Integer score, double weight,
        @Nullable BigDecimal price, @Nullable String ref, boolean flag, String title) {
}
