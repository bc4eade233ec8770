package dev.millrace.sync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class PageTest {

    private static final Position HERE = new Position(4, "here");

    @Test
    void snapshot_makesPutsInOrder() {
        Page<String> page = Page.snapshot(List.of("a", "b"), HERE, true);

        assertThat(page).isEqualTo(new Page<>(Page.Kind.SNAPSHOT, List.of(RowChange.put("a"), RowChange.put("b")), HERE,
                true));
    }

    @Test
    void constructor_copiesTheChanges() {
        List<RowChange<String>> changes = new ArrayList<>(List.of(RowChange.put("a"), RowChange.delete(1)));

        Page<String> page = Page.changes(changes, HERE, false);
        changes.clear();

        assertThat(page.changes()).containsExactly(new RowChange.Put<>("a"), new RowChange.Delete<>(1));
    }

    @Test
    void constructor_snapshotWithDelete_namesTheKey() {
        List<RowChange<String>> changes = List.of(RowChange.put("a"), RowChange.delete(17));

        assertThatIllegalArgumentException().isThrownBy(() -> new Page<>(Page.Kind.SNAPSHOT, changes, HERE, false))
                .withMessageContaining("17").withMessageContaining("leave the row out");
        assertThatIllegalArgumentException().isThrownBy(() -> new SyncBatch<>(Page.Kind.SNAPSHOT, changes, HERE))
                .withMessageContaining("17");
    }

    @Test
    void batch_copiesTheChanges() {
        List<RowChange<String>> changes = new ArrayList<>(List.of(RowChange.put("a")));

        SyncBatch<String> batch = new SyncBatch<>(Page.Kind.CHANGES, changes, HERE);
        changes.clear();

        assertThat(batch.changes()).containsExactly(RowChange.put("a"));
    }
}
