package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What must hold in every node of a tree, whatever was done to it. */
final class TreeInvariants {

    private TreeInvariants() {
    }

    static void check(CountedTree tree, SlotOrder order) {
        List<Node> level = List.of(tree.root());
        while (!level.isEmpty()) {
            checkLevel(level, order);
            List<Node> below = new ArrayList<>();
            for (Node node : level) {
                if (node instanceof Inner inner) {
                    checkChildren(inner);
                    for (int i = 0; i < inner.length; i++) {
                        below.add(inner.child(i));
                    }
                }
            }
            level = below;
        }
    }

    private static void checkLevel(List<Node> level, SlotOrder order) {
        for (int i = 0; i < level.size(); i++) {
            Node node = level.get(i);
            assertThat(node.previous).isSameAs(i == 0 ? null : level.get(i - 1));
            assertThat(node.next).isSameAs(i + 1 == level.size() ? null : level.get(i + 1));
            assertThat(node.length).isLessThanOrEqualTo(Node.CAPACITY);
            assertThat(level.size() == 1 || node.length > 0).as("a node among others is not empty").isTrue();
            checkKeys(node, order);
        }
    }

    private static void checkKeys(Node node, SlotOrder order) {
        long[] prefixes = node.prefixes;
        if (!order.hasPrefixes()) {
            assertThat(prefixes).isNull();
            return;
        }
        if (node.previous == null || node.next == null) {
            assertThat(node.skip).as("what the first and the last node skip").isZero();
        } else {
            assertThat(node.skip).isLessThanOrEqualTo(order.common(node.first(), node.next.first()));
        }
        for (int i = 0; i < node.length; i++) {
            assertThat(prefixes[i]).as("prefix of slot %s", node.slots[i])
                    .isEqualTo(order.prefix(node.slots[i], node.skip));
        }
    }

    private static void checkChildren(Inner inner) {
        int before = 0;
        for (int i = 0; i < inner.length; i++) {
            Node child = inner.child(i);
            assertThat(inner.slots[i]).as("separator").isEqualTo(child.first());
            assertThat(inner.before(i)).as("entries before a child").isEqualTo(before);
            before += child.size();
            if (i > 0) {
                assertThat(inner.child(i - 1).length + child.length).as("slots of two neighbours")
                        .isGreaterThan(Node.CAPACITY / 2);
            }
        }
        assertThat(inner.size()).isEqualTo(before);
        for (int i = inner.length; i < inner.children.length; i++) {
            assertThat(inner.children[i]).as("child behind the last").isNull();
        }
    }
}
