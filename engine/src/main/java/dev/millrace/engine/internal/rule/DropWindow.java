package dev.millrace.engine.internal.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Window;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Leaves out a window that shows all rows. That of the whole query belongs to its handle, which may move it (law 8): it stays. So does one
 * of rows that can fail, as a window computes all of them, and what is above it perhaps not.
 */
final class DropWindow implements Rule {

    @Override
    public @Nullable Rewriting of(QueryNode query) {
        return query instanceof WindowNode window && window.window().equals(Window.ALL)
                && LookedUp.isHarmless(window.input())
                        ? new Rewriting(window.input(), "drop window of all", List.of()) : null;
    }
}
