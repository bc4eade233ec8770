package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.Fixture.PEOPLE;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.Fixture.Person;
import dev.millrace.testkit.Fixture.Todo;

/** What the evaluator refuses. */
class ReferenceEvaluatorTest {

    private static final QueryNode ALL = new SourceNode(TODOS);
    private static final ExprNode OWNER = new FieldNode(0, TODOS.rowType().component("owner"));

    private static void assertRefused(ThrowingCallable evaluation, String... mentioned) {
        assertThatThrownBy(evaluation).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(mentioned);
    }

    private static ThrowingCallable evaluating(QueryNode node) {
        Todo row = Todo.of(1).withOwner("ann");
        return () -> ReferenceEvaluator.evaluate(node, Bindings.NONE, Fixture.tables(row));
    }

    @Test
    void missingRelation_isNamed() {
        assertRefused(() -> ReferenceEvaluator.evaluate(from(TODOS), Bindings.NONE, Map.of("people", List.of())),
                "todos", "people");
    }

    @Test
    void duplicateKey_isNamed() {
        assertRefused(() -> evaluate(from(TODOS), Todo.of(7), Todo.of(7).withRank(1)), "todos", "7");
    }

    @Test
    void equalKeysOfDifferentForm_areDuplicates() {
        RelationRef<Todo> byWeight = RelationRef.of("todos", Todo.class, Todo::weight);
        assertRefused(() -> evaluate(from(byWeight), Todo.of(1).withWeight(0.0), Todo.of(2).withWeight(-0.0)),
                "two rows");
    }

    @Test
    void nullKey_isRefused() {
        RelationRef<Todo> byOwner = RelationRef.of("todos", Todo.class, Todo::owner);
        assertRefused(() -> evaluate(from(byOwner), Todo.of(1)), "key owner is null");
    }

    @Test
    void rowOfAnotherType_isRefused() {
        var rows = Map.of("todos", List.of(new Person("ann", null, 0)));
        assertRefused(() -> ReferenceEvaluator.evaluate(from(TODOS), Bindings.NONE, rows), "Todo", "Person[name=ann");
    }

    @Test
    void parameterOfAnotherType_isRefused() {
        var query = from(PEOPLE).where(p -> p.get(Person::team).eq(param("team", String.class)));
        assertRefused(() -> evaluate(query, Bindings.of("team", 5), new Person("ann", "core", 0)), "team",
                "java.lang.Integer");
    }

    @Test
    void parameterWithoutValue_isRefused() {
        var query = from(PEOPLE).where(p -> p.get(Person::team).eq(param("team", String.class)));
        assertRefused(() -> evaluate(query, Bindings.of("tame", "core"), new Person("ann", "core", 0)),
                "\"team\" has no value", "[tame]");
    }

    @Test
    void windowWithoutOrder_isRefused() {
        assertRefused(() -> new WindowNode(ALL, new Window(0, 1)), "law 8");
    }

    @Test
    void joinWithoutProjection_isRefused() {
        assertRefused(evaluating(new JoinNode(ALL, ALL, OWNER, OWNER)), "ends in a join");
    }

    @Test
    void groupsWithoutProjection_areRefused() {
        assertRefused(evaluating(new GroupNode(ALL, List.of(OWNER))), "ends in groups");
    }

    @Test
    void joinOfGroups_isRefused() {
        assertRefused(() -> new JoinNode(ALL, new GroupNode(ALL, List.of()), OWNER, new LiteralNode("ann")), "groups");
    }

    @Test
    void fieldAboveGroups_isRefused() {
        assertRefused(() -> new ProjectNode(new GroupNode(ALL, List.of(OWNER)), OWNER), "owner", "group");
    }

    @Test
    void keyWithoutGroups_isRefused() {
        assertRefused(() -> new ProjectNode(ALL, new KeyNode(0, String.class, true)), "key", "group");
    }

    @Test
    void laneThatIsNotThere_isRefused() {
        assertRefused(() -> new ProjectNode(ALL, new FieldNode(1, TODOS.rowType().component("id"))), "id", "lambda");
    }

    @Test
    void orderOfIncomparableValues_isRefused() {
        assertRefused(() -> new CallNode(Operator.LT, OWNER, new LiteralNode(5L)), "one kind", "String", "Long");
    }

    @Test
    void conditionThatIsNoBoolean_isRefused() {
        assertRefused(() -> new FilterNode(ALL, OWNER), "A condition is needed", "String");
    }
}
