package dev.millrace.engine;

import java.util.List;
import java.util.function.Function;

import dev.millrace.engine.internal.flow.IndexRules;
import dev.millrace.engine.internal.flow.Probe;
import dev.millrace.engine.internal.flow.ValidatingProbe;
import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.engine.internal.graph.HandingDown;
import dev.millrace.engine.internal.plan.Planning;
import dev.millrace.engine.internal.rule.Rewritten;
import dev.millrace.engine.internal.rule.Rules;
import dev.millrace.engine.internal.store.Bulk;
import dev.millrace.query.ast.QueryNode;

/** Rules that make windows keep rows in each of the ways there are, with so little to spare that few rows show what they do. */
public final class WindowWays {

    private static final int NEVER = Integer.MAX_VALUE;

    /** Trees of all rows. */
    public static final WindowRules TREE = new WindowRules(-1, 0, NEVER, NEVER, new Bulk(2));

    /** Buffers that are always filled from all rows. */
    public static final WindowRules BUFFER = new WindowRules(NEVER, 0, NEVER, NEVER, Bulk.STANDARD);

    /** Bounds in orders of tables, where windows can share them. */
    public static final WindowRules SHARED_ORDER = new WindowRules(NEVER, 0, 1, NEVER, new Bulk(2));

    /** Buffers that take to orders when they are filled again, and then to trees; deep windows are trees at once. */
    public static final WindowRules ALL_IN_TURN = new WindowRules(5, 1, 2, 1, new Bulk(12));

    /** All of them, and what is usual. */
    public static final List<WindowRules> ALL =
            List.of(TREE, BUFFER, SHARED_ORDER, ALL_IN_TURN, WindowRules.STANDARD);

    /** Indexes go with their last users. */
    public static final IndexRules NO_LINGER = new IndexRules(2, 0, Long.MAX_VALUE);

    /** Indexes are kept when nobody uses them, and for few changes; they have to give way to each other. */
    public static final List<IndexRules> KEEPING = List.of(NO_LINGER, new IndexRules(2, 100_000, Long.MAX_VALUE),
            new IndexRules(2, 2_000, Long.MAX_VALUE), new IndexRules(2, 100, Long.MAX_VALUE),
            new IndexRules(2, 100_000, 700));

    private WindowWays() {
    }

    /** An engine whose windows keep rows in one of these ways, and whose operators are watched. */
    static Engine engine(WindowRules rules) {
        return engine(rules, NO_LINGER, 1, true, Rules::rewrite);
    }

    /** The same, which plans and shares in a way. */
    static Engine engine(WindowRules rules, IndexRules indexes, int worthARoute, boolean shares,
            Function<QueryNode, Rewritten> rewriting) {
        return new Engine(new Planning(rules, new IndexRules(rules.users(), indexes.linger(), indexes.bytes()),
                worthARoute, shares, HandingDown.NEVER, rewriting, new ValidatingProbe()));
    }

    /** The same, which hands changes of one row down: what passes between its operators is seen by nobody, only what they come to. */
    static Engine handingDown(WindowRules rules, IndexRules indexes, int worthARoute, boolean shares,
            Function<QueryNode, Rewritten> rewriting) {
        return new Engine(new Planning(rules, new IndexRules(rules.users(), indexes.linger(), indexes.bytes()),
                worthARoute, shares, HandingDown.ALWAYS, rewriting, Probe.NONE));
    }
}
