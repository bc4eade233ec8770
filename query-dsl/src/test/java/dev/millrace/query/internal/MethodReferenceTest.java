package dev.millrace.query.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;

import org.junit.jupiter.api.Test;

import dev.millrace.query.property.IntProp;
import dev.millrace.query.shape.Constructor1;

class MethodReferenceTest {

    private static final String HERE = MethodReferenceTest.class.getName();

    @Test
    void of_accessor_namesClassMethodAndDescriptor() {
        IntProp<Row> property = Row::rank;

        assertThat(MethodReference.of(property, "Row::component"))
                .isEqualTo(new MethodReference(HERE + "$Row", "rank", "()I"));
    }

    @Test
    void of_accessorOfAnInterface_namesTheInterface() {
        IntProp<Row> property = Ranked::rank;

        assertThat(MethodReference.of(property, "Row::component").owner()).isEqualTo(HERE + "$Ranked");
    }

    @Test
    void of_constructor_isOne() {
        Constructor1<Integer, Row> constructor = Row::new;
        IntProp<Row> accessor = Row::rank;

        assertThat(MethodReference.of(constructor, "Type::new").isConstructor()).isTrue();
        assertThat(MethodReference.of(accessor, "Row::component").isConstructor()).isFalse();
    }

    @Test
    void of_lambdaBody_isRefusedWithAdvice() {
        IntProp<Row> body = row -> row.rank();

        assertThatThrownBy(() -> MethodReference.of(body, "Row::component"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A method reference is needed here, to know the name of what is meant, but a lambda body was given;"
                                + " write Row::component");
    }

    @Test
    void of_anotherObject_isRefusedWithAdvice() {
        IntProp<Row> plain = new Getter();
        IntProp<Row> unwritable = new Holder(new Object());

        assertThatThrownBy(() -> MethodReference.of(plain, "Row::component"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an object of " + HERE + "$Getter was given; write Row::component");
        assertThatThrownBy(() -> MethodReference.of(unwritable, "Row::component"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an object of " + HERE + "$Holder was given; write Row::component");
    }

    @Test
    void of_methodOfAnUnwritableObject_isNamedWithoutWritingTheObject() {
        Helper helper = new Helper();
        IntProp<Row> bound = helper::rank;

        assertThat(MethodReference.of(bound, "Row::component").owner()).isEqualTo(HERE + "$Helper");
    }

    @Test
    void of_sameReferenceAgain_isCached() {
        MethodReference first = MethodReference.of(rank(), "Row::component");

        assertThat(MethodReference.of(rank(), "Row::component")).isSameAs(first);
    }

    @Test
    void of_anotherPlaceInTheCode_isEqual() {
        IntProp<Row> here = Row::rank;

        assertThat(here.getClass()).isNotEqualTo(rank().getClass());
        assertThat(MethodReference.of(here, "Row::component")).isEqualTo(MethodReference.of(rank(), "Row::component"));
    }

    @Test
    void toString_readsAsTheReference() {
        IntProp<Row> accessor = Row::rank;
        Constructor1<Integer, Row> constructor = Row::new;

        assertThat(MethodReference.of(accessor, "Row::component")).hasToString("Row::rank");
        assertThat(MethodReference.of(constructor, "Type::new")).hasToString("Row::new");
    }

    @Test
    void isReadOf_methodOfTheTypeWithoutArguments_isTrue() {
        IntProp<Row> own = Row::rank;
        IntProp<Row> inherited = Ranked::rank;

        assertThat(read(own)).isTrue();
        assertThat(read(inherited)).isTrue();
    }

    @Test
    void isReadOf_anythingElse_isFalse() {
        IntProp<Row> unrelated = Helper::rankOf;
        IntProp<Row> ofItself = Row::rankOf;
        IntProp<Row> bound = new Helper()::rank;
        IntProp<Other> ofAnother = Other::rank;

        assertThat(read(unrelated)).isFalse();
        assertThat(read(ofItself)).isFalse();
        assertThat(read(bound)).isFalse();
        assertThat(read(ofAnother)).isFalse();
    }

    private static boolean read(Serializable property) {
        return MethodReference.of(property, "Row::component").isReadOf(Row.class, property);
    }

    private static IntProp<Row> rank() {
        return Row::rank;
    }

    interface Ranked {
        int rank();
    }

    record Row(int rank) implements Ranked {
        static int rankOf(Row row) {
            return row.rank;
        }
    }

    record Other(int rank) {
    }

    private static final class Getter implements IntProp<Row> {
        private static final long serialVersionUID = 1;

        @Override
        public int get(Row row) {
            return row.rank();
        }
    }

    private record Holder(Object unwritable) implements IntProp<Row> {
        @Override
        public int get(Row row) {
            return row.rank();
        }
    }

    private static final class Helper {
        int rank(Row row) {
            return row.rank();
        }

        static int rankOf(Row row) {
            return row.rank();
        }
    }
}
