package dev.millrace.query;

import static dev.millrace.query.QueryDsl.into;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;

/** Each arity takes its values in order. */
class IntoArityTest {

    private static final RowType<R16> SOURCE = RowType.of(R16.class);
    private static final Ref<R16> ROW = new Ref<>(0, SOURCE);
    private static final NumberExpr<Integer> C1 = ROW.get(R16::c1);
    private static final NumberExpr<Integer> C2 = ROW.get(R16::c2);
    private static final NumberExpr<Integer> C3 = ROW.get(R16::c3);
    private static final NumberExpr<Integer> C4 = ROW.get(R16::c4);
    private static final NumberExpr<Integer> C5 = ROW.get(R16::c5);
    private static final NumberExpr<Integer> C6 = ROW.get(R16::c6);
    private static final NumberExpr<Integer> C7 = ROW.get(R16::c7);
    private static final NumberExpr<Integer> C8 = ROW.get(R16::c8);
    private static final NumberExpr<Integer> C9 = ROW.get(R16::c9);
    private static final NumberExpr<Integer> C10 = ROW.get(R16::c10);
    private static final NumberExpr<Integer> C11 = ROW.get(R16::c11);
    private static final NumberExpr<Integer> C12 = ROW.get(R16::c12);
    private static final NumberExpr<Integer> C13 = ROW.get(R16::c13);
    private static final NumberExpr<Integer> C14 = ROW.get(R16::c14);
    private static final NumberExpr<Integer> C15 = ROW.get(R16::c15);
    private static final NumberExpr<Integer> C16 = ROW.get(R16::c16);

    static Stream<PlainExpr<?>> all() {
        return Stream.of(
                into(R1::new, C1),
                into(R2::new, C1, C2),
                into(R3::new, C1, C2, C3),
                into(R4::new, C1, C2, C3, C4),
                into(R5::new, C1, C2, C3, C4, C5),
                into(R6::new, C1, C2, C3, C4, C5, C6),
                into(R7::new, C1, C2, C3, C4, C5, C6, C7),
                into(R8::new, C1, C2, C3, C4, C5, C6, C7, C8),
                into(R9::new, C1, C2, C3, C4, C5, C6, C7, C8, C9),
                into(R10::new, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10),
                into(R11::new, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11),
                into(R12::new, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12),
                into(R13::new, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13),
                into(R14::new, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14),
                into(R15::new, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15),
                into(R16::new, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15, C16));
    }

    @ParameterizedTest
    @MethodSource("all")
    void into_anyArity_takesItsValuesInOrder(PlainExpr<?> made) {
        ConstructNode node = (ConstructNode) made.node();
        int arity = node.rowType().components().size();

        List<ExprNode> inOrder = SOURCE.components().stream().limit(arity)
                .<ExprNode>map(component -> new FieldNode(0, component)).toList();
        assertThat(node.arguments()).isEqualTo(inOrder);
        assertThat(node.type().getSimpleName()).isEqualTo("R" + arity);
        assertThat(node.nullable()).isFalse();
    }

    @Test
    void into_arities_areOneToSixteen() {
        assertThat(all().map(made -> ((ConstructNode) made.node()).arguments().size()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    }

    record R1(int c1) {
    }

    record R2(int c1, int c2) {
    }

    record R3(int c1, int c2, int c3) {
    }

    record R4(int c1, int c2, int c3, int c4) {
    }

    record R5(int c1, int c2, int c3, int c4, int c5) {
    }

    record R6(int c1, int c2, int c3, int c4, int c5, int c6) {
    }

    record R7(int c1, int c2, int c3, int c4, int c5, int c6, int c7) {
    }

    record R8(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8) {
    }

    record R9(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9) {
    }

    record R10(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10) {
    }

    record R11(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10, int c11) {
    }

    record R12(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10, int c11, int c12) {
    }

    record R13(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10, int c11, int c12,
            int c13) {
    }

    record R14(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10, int c11, int c12,
            int c13, int c14) {
    }

    record R15(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10, int c11, int c12,
            int c13, int c14, int c15) {
    }

    record R16(int c1, int c2, int c3, int c4, int c5, int c6, int c7, int c8, int c9, int c10, int c11, int c12,
            int c13, int c14, int c15, int c16) {
    }
}
