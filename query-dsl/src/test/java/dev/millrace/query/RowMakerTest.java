package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowMakerTest {

    /** A row with a component of each primitive type, and objects. */
    record Source(long id, int whole, short small, byte least, char letter, boolean flag, float single, double real,
            @Nullable String text, @Nullable Long large) {
    }

    /** The same in another order, some of them boxed. */
    record Target(@Nullable Double real, float single, @Nullable Boolean flag, char letter, byte least,
            @Nullable Short small, int whole, long id, @Nullable Object text, @Nullable Number large,
            @Nullable Source whole2) {
    }

    /** Refuses. */
    record Strict(String text) {
        Strict {
            Objects.requireNonNull(text);
        }
    }

    /** Of another type than what there is. */
    record Wider(long whole) {
    }

    /** Of nothing. */
    record Empty() {
    }

    private static final RowType<Source> SOURCE = RowType.of(Source.class);
    private static final Source ROW =
            new Source(1L << 40, -7, (short) 3, (byte) -1, '\uffff', true, -0f, Double.NaN, "a", 5L);

    private static RowMaker.Part part(int lane, String component) {
        return new RowMaker.Part(lane, SOURCE.component(component));
    }

    private static List<RowMaker.Part> parts() {
        List<RowMaker.Part> parts = new ArrayList<>();
        for (String name : List.of("real", "single", "flag", "letter", "least", "small", "whole", "id", "text",
                "large")) {
            parts.add(part(parts.size() % 2 == 0 ? 0 : 1, name));
        }
        parts.add(new RowMaker.Part(1, null));
        return parts;
    }

    private static RowMaker maker(Class<? extends Record> type, List<RowMaker.Part> parts) {
        return Objects.requireNonNull(RowMaker.of(RowType.of(type), parts));
    }

    @Test
    void make_partsOfEveryType_isTheRecordOfThem() {
        Object[] rows = {"before", ROW, ROW};

        assertThat(maker(Target.class, parts()).make(rows, 1))
                .isEqualTo(
                        new Target(Double.NaN, -0f, true, '\uffff', (byte) -1, (short) 3, -7, 1L << 40, "a", 5L, ROW));
        assertThat(maker(Empty.class, List.of()).make(rows, 0)).isEqualTo(new Empty());
    }

    @Test
    void make_rowThatIsAbsent_givesNullsWhereThereCanBe() {
        record Both(@Nullable Long left, @Nullable Boolean flag, @Nullable String text) {
        }
        RowMaker maker = maker(Both.class, List.of(part(0, "id"), part(1, "flag"), part(1, "text")));

        assertThat(maker.make(new @Nullable Object[] {ROW, null}, 0)).isEqualTo(new Both(ROW.id(), null, null));
        assertThat(maker.make(new @Nullable Object[] {null, ROW}, 0)).isEqualTo(new Both(null, true, "a"));
    }

    @Test
    void of_equalParts_isTheSame() {
        RowMaker maker = maker(Target.class, parts());

        assertThat(maker(Target.class, parts())).isSameAs(maker);
        List<RowMaker.Part> others = parts();
        Collections.replaceAll(others, part(0, "text"), part(1, "text"));
        assertThat(maker(Target.class, others)).isNotSameAs(maker);
    }

    @Test
    void of_whatCannotBeMadeOfParts_isNull() {
        assertThat(RowMaker.of(RowType.of(Strict.class), List.of(part(0, "text")))).isNull();
        assertThat(RowMaker.of(RowType.of(Wider.class), List.of(part(0, "whole")))).isNull();
        assertThat(RowMaker.of(RowType.of(Wider.class), List.of(part(0, "id"), part(0, "id")))).isNull();
        assertThat(RowMaker.of(RowType.of(Wider.class), List.of(new RowMaker.Part(0, null)))).isNull();
    }
}
