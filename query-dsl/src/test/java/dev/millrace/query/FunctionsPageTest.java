package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;

/** The page of the documentation that lists the functions is made of what they are in the sources. */
class FunctionsPageTest {

    private static final String HEAD =
            """
                    # Functions

                    What expressions are made of, beside what is read of rows. `number`, `value`, `text`, `condition` and `time` stand for any
                    expression of that kind, such as `t.get(Todo::rank)`; comparisons, arithmetic and most others take a constant
                    of its type as well, and in `least`, `greatest` and `caseWhen` it is written `constant(5)`. Every expression
                    is total: where SQL would raise an error the value is null, and the live query counts it among its problems.

                    *ordered* is any type that has an order: numbers, texts, enums, UUIDs and times; conditions are in orders alone, and booleans among
                    components, false before true. Numbers of different types compare by value; reckoned with, they give the wider of their types. *the same* is the type of the operands. Aggregates skip nulls unless their
                    meaning says otherwise, and their results are shown canonically. Users define functions and aggregates of their own with
                    `UserFunction` and `UserAggregate`: such a function is null if an operand is, and where it throws.

                    The last column is what `SqlExpressions` writes of a function, and `SqlText` of a query with an aggregate or a subquery in it,
                    for each database; each `?` is a constant, given as a parameter. Guards in it keep the database from raising an error and
                    from giving something else than Millrace does. Where a text would fill a page, its length stands here, and where a
                    database cannot do the same, why. Aggregates that round (means, sums of doubles) are written by `SqlText.rounding()`.

                    `FunctionsPageTest` writes this page from the sources: how a function is written is how it prints, what it takes is tried out,
                    and what it means is its Javadoc.

                    ```sh
                    ./mvnw -q -pl query-dsl -am test -Dtest=FunctionsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true
                    ```
                    """;

    @Test
    void page_saysWhatTheFunctionsAre() throws IOException {
        Path page = Programs.page("functions.md");
        String expected = HEAD + FunctionsPage.tables();

        if (Programs.writesPages()) {
            Files.writeString(page, expected);
        }
        assertThat(page).as("written from the sources: run this test with -Dupdate.docs=true").content()
                .isEqualTo(expected);
    }

    @Test
    void page_listsEachFunctionOnce() {
        List<Enum<?>> listed = entries().<Enum<?>>map(FunctionEntry::constant).toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Stream.<Enum<?>[]>of(
                Operator.values(), ScalarFunction.values(), AggregateFunction.values(), SubqueryForm.values())
                .flatMap(Stream::of).toList());
    }

    @Test
    void forms_areOfTheFunctionTheyStandFor() {
        assertThat(entries()).allSatisfy(
                entry -> assertThat(entry.forms()).isNotEmpty().extracting(FunctionsPageTest::constant)
                        .containsOnly(entry.constant()));
    }

    private static Stream<FunctionEntry> entries() {
        return FunctionEntries.bySection().values().stream().flatMap(List::stream);
    }

    private static Enum<?> constant(ExprNode form) {
        if (form instanceof FunctionNode function) {
            return function.function();
        } else if (form instanceof CallNode call) {
            return call.operator();
        }
        return form instanceof AggregateNode aggregate ? aggregate.function() : ((SubqueryNode) form).form();
    }
}
