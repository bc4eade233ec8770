package dev.millrace.engine.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.query.Component;
import dev.millrace.query.Identity;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.value.Values;

/** A table with indexes against a sorted map that is searched row by row. */
class RowTableTest {

    /** Its key has several equal forms. */
    record Part(BigDecimal id, @Nullable String text, @Nullable Object amount, double real, int count) {
    }

    private static final RowType<Part> PART = RowType.of(Part.class);
    private static final RelationRef<Part> PARTS = new RelationRef<>("parts", PART, PART.component("id"));
    private static final List<String> TEXTS = List.of("Aa", "BB", "c");

    private static ExprNode field(String name) {
        return new FieldNode(0, PART.component(name));
    }

    private static final List<ExprNode> EXPRESSIONS =
            List.of(field("id"), field("text"), field("amount"), field("real"),
                    new CallNode(Operator.COALESCE, field("text"), new LiteralNode("c")));

    private static Part anyPart(int number, Random random) {
        return new Part(new BigDecimal(number).setScale(random.nextInt(2)),
                random.nextInt(4) == 0 ? null : anyText(random),
                anyAmount(random), random.nextBoolean() ? 0.0 : -0.0, random.nextInt(2));
    }

    private static String anyText(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static @Nullable Object anyAmount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> random.nextInt(3);
            case 2 -> (double) random.nextInt(3);
            default -> new BigDecimal(random.nextInt(3)).setScale(2);
        };
    }

    /** A table beside a model that does the same. */
    private static final class Checked {
        private final RowTable table = new RowTable(PARTS, new IndexBudget(IndexRules.STANDARD));
        private final Map<Object, Part> model = new TreeMap<>(Values::compare);
        private final Map<Object, Integer> slots = new TreeMap<>(Values::compare);
        private final Map<Object, @Nullable Part> staged = new TreeMap<>(Values::compare);
        private final Map<ExprNode, List<Lookup>> lookups = new HashMap<>();
        private int mostSlots;

        void stage(Object key, @Nullable Part row) {
            table.stage(key, row);
            staged.put(key, row);
        }

        void commit() {
            assertThat(table.hasStaged()).isEqualTo(!staged.isEmpty());
            table.prepare();
            table.switchIn();
            Set<Identity> expected = new HashSet<>();
            staged.forEach((key, row) -> {
                Part before = model.get(key);
                if (!(before == null ? row == null : row != null && PART.diff(before, row, -1L) == 0)) {
                    expected.add(new Identity.Of(key));
                }
            });
            checkDelta(expected);
            staged.clear();
            check();
            table.finish();
            assertThat(table.delta().isEmpty()).isTrue();
            assertThat(table.hasStaged()).isFalse();
        }

        private void checkDelta(Set<Identity> expected) {
            Delta delta = table.delta();
            Set<Integer> taken = new HashSet<>(slots.values());
            mostSlots = Math.max(mostSlots, taken.size() + expected.size());
            Set<Identity> found = new HashSet<>();
            for (int i = 0; i < delta.size(); i++) {
                Part before = (Part) delta.before()[delta.at(i)];
                Part after = (Part) delta.after()[delta.at(i)];
                assertThat(delta.was(i)).isEqualTo(before != null);
                assertThat(delta.is(i)).isEqualTo(after != null);
                Object key = before != null ? before.id() : after == null ? "none" : after.id();
                assertThat(found.add(new Identity.Of(key))).as("one entry for key %s", key).isTrue();
                assertThat(before).isSameAs(model.get(key));
                assertThat(after).isSameAs(staged.get(key));
                if (before != null) {
                    assertThat(delta.slot(i)).as("slot of %s", key).isEqualTo(slots.get(key));
                } else {
                    assertThat(taken.add(delta.slot(i))).as("slot %s is free", delta.slot(i)).isTrue();
                    assertThat(delta.slot(i)).as("slots are used again").isLessThan(mostSlots);
                }
                assertThat(delta.changed(i, 0)).isEqualTo(before == null || after == null ? -1L : mask(before, after));
                if (after == null) {
                    model.remove(key);
                    slots.remove(key);
                } else {
                    model.put(key, after);
                    slots.put(key, delta.slot(i));
                }
            }
            assertThat(found).isEqualTo(expected);
        }

        private static long mask(Part before, Part after) {
            long mask = 0;
            for (Component component : PART.components()) {
                if (!Values.same(component.get(before), component.get(after))) {
                    mask |= component.bit();
                }
            }
            return mask;
        }

        void acquireOrRelease(ExprNode expression, boolean acquire) {
            List<Lookup> open = lookups.computeIfAbsent(expression, none -> new ArrayList<>());
            if (acquire) {
                open.add(table.lookup(by(expression), null));
            } else if (!open.isEmpty()) {
                open.remove(open.size() - 1).close();
            }
        }

        void check() {
            assertThat(table.size()).isEqualTo(model.size());
            model.forEach((key, row) -> assertThat(table.get(key)).isSameAs(row));
            List<Identity> scanned = new ArrayList<>();
            table.scan((slot, rows, at) -> {
                Part row = (Part) rows[at];
                assertThat(row).isNotNull().isSameAs(model.get(row.id()));
                assertThat(slot).isEqualTo(slots.get(row.id()));
                scanned.add(new Identity.Of(row.id()));
            });
            assertThat(scanned)
                    .containsExactlyInAnyOrderElementsOf(model.keySet().stream().map(Identity.Of::new).toList());
            lookups.forEach((expression, open) -> open.forEach(lookup -> checkLookup(expression, lookup)));
            List<ExprNode> indexed = lookups.keySet().stream()
                    .filter(expression -> !lookups.get(expression).isEmpty() && !expression.equals(field("id")))
                    .toList();
            assertThat(table.indexed()).containsExactlyInAnyOrderElementsOf(
                    indexed.stream().map(expression -> List.of(Compiled.rowExpr(expression)).toString()).toList());
        }

        private void checkLookup(ExprNode expression, Lookup lookup) {
            Scalar scalar = Compiled.scalar(expression);
            for (Object wanted : List.of(0, 1L, 2.0, new BigDecimal("3.00"), 4, "Aa", "BB", "c", "none")) {
                List<Object> expected = model.values().stream().<Object>map(row -> row)
                        .filter(row -> Values.equalOrBothNull(scalar.eval(new Object[] {row}, 0), wanted)).toList();
                List<@Nullable Object> found = new ArrayList<>();
                lookup.forEach(new Object[] {wanted}, 0, (slot, rows, at) -> {
                    assertThat(at).isEqualTo(slot);
                    found.add(rows[at]);
                });
                assertThat(found).as("rows where %s is %s", expression, wanted)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Property(tries = 300)
    void apply_randomCommits_keepsRowsSlotsAndIndexesExact(@ForAll @IntRange(min = 1, max = 40) int keys,
            @ForAll Random random) {
        Checked checked = new Checked();
        for (int commit = 0; commit < 12; commit++) {
            for (int i = random.nextInt(random.nextBoolean() ? 3 : 2 * keys); i > 0; i--) {
                int number = random.nextInt(keys);
                boolean remove = random.nextInt(3) == 0;
                checked.stage(random.nextBoolean() ? number : new BigDecimal(number),
                        remove ? null : anyPart(number, random));
            }
            checked.commit();

            checked.acquireOrRelease(EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size())), random.nextInt(3) != 0);
            checked.check();
        }
    }

    @Test
    void apply_backToTheSameRow_changesNothing() {
        RowTable table = new RowTable(PARTS, new IndexBudget(IndexRules.STANDARD));
        Part part = new Part(BigDecimal.ONE, "a", 1, 0.5, 1);
        table.stage(1, part);
        table.prepare();
        table.switchIn();
        table.finish();

        table.stage(1, null);
        table.stage(1, new Part(BigDecimal.ONE, "b", 1, 0.5, 1));
        table.stage(1L, new Part(BigDecimal.ONE, "a", 1, 0.5, 1));
        table.prepare();
        table.switchIn();

        assertThat(table.delta().isEmpty()).isTrue();
        assertThat(table.get(1)).isSameAs(part);
    }

    @Test
    void apply_valuesThatAreEqualButNotTheSame_isAnUpdateOfThatComponent() {
        RowTable table = new RowTable(PARTS, new IndexBudget(IndexRules.STANDARD));
        table.stage(1, new Part(BigDecimal.ONE, "a", 1, 0.0, 1));
        table.prepare();
        table.switchIn();
        table.finish();

        table.stage(1, new Part(new BigDecimal("1.0"), "a", 1L, -0.0, 1));
        table.prepare();
        table.switchIn();

        assertThat(table.delta()).hasToString("[~0]");
        assertThat(table.delta().changed(0, 0)).isEqualTo(
                PART.component("id").bit() | PART.component("amount").bit() | PART.component("real").bit());
    }

    @Test
    void discard_stagedChanges_forgetsThem() {
        RowTable table = new RowTable(PARTS, new IndexBudget(IndexRules.STANDARD));
        table.stage(1, new Part(BigDecimal.ONE, "a", 1, 0.0, 1));

        table.discard();

        assertThat(table.hasStaged()).isFalse();
        table.prepare();
        table.switchIn();
        assertThat(table.delta().isEmpty()).isTrue();
        assertThat(table.size()).isZero();
        assertThat(table).hasToString("parts[0]");
    }

    @Test
    void finish_slotFreedInACommit_isUsedAgainInTheNext() {
        RowTable table = new RowTable(PARTS, new IndexBudget(IndexRules.STANDARD));
        table.stage(1, new Part(BigDecimal.ONE, "a", 1, 0.0, 1));
        table.prepare();
        table.switchIn();
        table.finish();

        table.stage(1, null);
        table.stage(2, new Part(BigDecimal.valueOf(2), "a", 1, 0.0, 1));
        table.prepare();
        table.switchIn();
        assertThat(table.delta()).hasToString("[-0, +1]");
        table.finish();
        table.stage(3, new Part(BigDecimal.valueOf(3), "a", 1, 0.0, 1));
        table.prepare();
        table.switchIn();

        assertThat(table.delta()).hasToString("[+0]");
    }

    /** By an expression that is to equal the only lane of the row others are wanted for. */
    private static LookupKey by(ExprNode expression) {
        List<KeyColumns.Matching> matching = List.of(KeyColumns.Matching.EQUAL);
        Scalar wanted = Compiled.compiler(Failures.NONE).scalar(new RowExpr.Lane(0));
        return new LookupKey(List.of(Compiled.rowExpr(expression)), matching,
                new KeyColumns(new Scalar[] {wanted}, matching));
    }

    @Test
    void lookup_nullKeys_matchNothing() {
        RowTable table = new RowTable(PARTS, new IndexBudget(IndexRules.STANDARD));
        Lookup lookup = table.lookup(by(field("text")), null);
        table.stage(1, new Part(BigDecimal.ONE, null, 1, 0.0, 1));
        table.prepare();
        table.switchIn();
        table.finish();
        List<Integer> found = new ArrayList<>();

        lookup.forEach(new Object[] {"null"}, 0, (slot, rows, at) -> found.add(slot));
        assertThat(found).isEmpty();

        table.stage(1, new Part(BigDecimal.ONE, "null", 1, 0.0, 1));
        table.prepare();
        table.switchIn();
        lookup.forEach(new Object[] {"null"}, 0, (slot, rows, at) -> found.add(slot));
        assertThat(found).containsExactly(0);
    }
}
