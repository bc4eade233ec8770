package dev.millrace.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.RelationRef;

class SampleRowsTest {

    private final Choices choices = Choices.seeded(1);

    private <V extends @Nullable Object> Set<V> seen(Function<Item, V> component) {
        Set<V> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            seen.add(component.apply(SampleRows.any(SampleSchema.ITEMS, choices)));
        }
        return seen;
    }

    @Test
    void any_givesAwkwardValues() {
        assertThat(seen(Item::weight)).contains(-0.0, 0.0, Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(seen(Item::score)).contains(null, Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(seen(Item::group)).contains(null, "", "\uFF5E", "\uD83D\uDE00");
        assertThat(seen(Item::id)).contains(Long.MIN_VALUE, Long.MAX_VALUE).hasSizeLessThan(60);
        assertThat(seen(Item::ref)).contains(null, "nobody", "a");
    }

    @Test
    void changed_keepsTheKeyAndAllButOneComponent() {
        for (RelationRef<?> relation : SampleSchema.RELATIONS) {
            for (int i = 0; i < 200; i++) {
                assertOneComponentChanges(relation);
            }
        }
    }

    private <R> void assertOneComponentChanges(RelationRef<R> relation) {
        R row = SampleRows.any(relation, choices);
        R changed = SampleRows.changed(relation, row, choices);

        long mask = relation.rowType().diff(row, changed, -1L);
        assertThat(Long.bitCount(mask)).isLessThanOrEqualTo(1);
        assertThat(mask & relation.key().bit()).isZero();
    }

    @Test
    void withKey_setsTheKey() {
        assertThat(SampleRows.withKey(SampleSchema.OWNERS, "zoe", choices).id()).isEqualTo("zoe");
    }

    @Test
    void tables_followChanges() {
        SampleTables tables = new SampleTables();
        Owner owner = SampleRows.withKey(SampleSchema.OWNERS, "zoe", choices);
        Owner other = new Owner("zoe", "b", 7, null);

        tables.apply(new HistoryStep.Commit(List.of(
                new RowChange.Put(SampleSchema.OWNERS, owner), new RowChange.Put(SampleSchema.OWNERS, other))));
        assertThat(tables.row(SampleSchema.OWNERS, "zoe")).isSameAs(other);
        assertThat(tables.keys(SampleSchema.OWNERS)).containsExactly("zoe");
        assertThat(tables.rows().get("owners")).containsExactly(other);
        assertThat(tables.size()).isEqualTo(1);

        RowChange delete = new RowChange.Delete(SampleSchema.OWNERS, "zoe");
        tables.apply(delete);
        assertThat(tables.size()).isZero();
        assertThatThrownBy(() -> tables.apply(delete)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delete zoe");
        assertThatThrownBy(() -> tables.row(SampleSchema.OWNERS, "zoe")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zoe");
    }
}
