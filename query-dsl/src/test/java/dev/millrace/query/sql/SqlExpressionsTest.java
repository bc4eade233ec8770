package dev.millrace.query.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.ScalarFunction;

/** The text of expressions; that it gives what it should is tested in databases, with the generators. */
class SqlExpressionsTest {

    private record Thing(int id, @Nullable String name, double size, BigDecimal price, List<String> tags) {
    }

    private static final RowType<Thing> THINGS = RowType.of(Thing.class);

    private static SqlStatement sql(Database database, ExprNode expression) {
        return new SqlExpressions(database.dialect(), leaf -> ((FieldNode) leaf).component().name(),
                Bindings.of("least", 3)).of(expression);
    }

    private static FieldNode field(String name) {
        return new FieldNode(0, THINGS.component(name));
    }

    @Test
    void constants_areParameters_withTheirTypeWhereItIsNeeded() {
        CallNode named = new CallNode(Operator.EQ, field("name"), new LiteralNode("it's"));

        assertThat(sql(Database.POSTGRESQL, named))
                .isEqualTo(new SqlStatement("(name = CAST(? AS text))", List.of("it's")));
        assertThat(sql(Database.SQLITE, named)).isEqualTo(new SqlStatement("(name = ?)", List.of("it's")));
    }

    @Test
    void parameters_takeTheValueThatIsBound() {
        CallNode many = new CallNode(Operator.GE, field("id"), new ParamNode("least", int.class));

        assertThat(sql(Database.H2, many)).isEqualTo(new SqlStatement("(id >= CAST(? AS INTEGER))", List.of(3)));
        assertThatThrownBy(() -> sql(Database.H2, new ParamNode("most", int.class)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("\"most\" has no value")
                .hasMessageContaining("[least]");
    }

    @Test
    void strings_areOrderedByCodePoint() {
        CallNode before = new CallNode(Operator.LT, field("name"), field("name"));

        assertThat(sql(Database.POSTGRESQL, before).text())
                .isEqualTo("((name COLLATE \"C\") < (name COLLATE \"C\"))");
        assertThat(sql(Database.H2, before).text()).isEqualTo("(STRINGTOUTF8(name) < STRINGTOUTF8(name))");
        assertThat(sql(Database.SQLITE, before).text()).isEqualTo("(name < name)");
    }

    @Test
    void valuesUsedTwice_areNamedWhereTheDatabaseCan() {
        FunctionNode sum = new FunctionNode(ScalarFunction.PLUS, field("id"), new LiteralNode(1));

        assertThat(sql(Database.SQLITE, sum).parameters()).hasSize(1);
        assertThat(sql(Database.POSTGRESQL, sum).parameters()).hasSize(1);
        assertThat(sql(Database.H2, sum).parameters()).hasSize(2);
    }

    @Test
    void textThatGrowsWithoutBound_isRefused_whereValuesCannotBeNamed() {
        ExprNode deep = field("size");
        for (int i = 0; i < 12; i++) {
            deep = new FunctionNode(ScalarFunction.PLUS, deep, field("size"));
        }
        ExprNode sum = deep;

        assertThat(sql(Database.SQLITE, sum).text()).hasSizeLessThan(10_000);
        assertThatThrownBy(() -> sql(Database.H2, sum)).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("plus of operands so deep");
    }

    @Test
    void whatADatabaseCannot_isRefusedByName() {
        FunctionNode upper = new FunctionNode(ScalarFunction.UPPER, field("name"));

        assertThatThrownBy(() -> sql(Database.SQLITE, upper)).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("upper of [STRING]").hasMessageContaining("SQLite").hasMessageContaining("ASCII")
                .satisfies(thrown -> {
                    UnsupportedSqlException refusal = (UnsupportedSqlException) thrown;
                    assertThat(refusal.database()).isEqualTo(Database.SQLITE);
                    assertThat(refusal.construct()).isEqualTo("upper of [STRING]");
                });
        assertThatThrownBy(() -> sql(Database.SQLITE, field("price"))).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("no exact decimal numbers");
        assertThatThrownBy(() -> sql(Database.SQLITE, new LiteralNode(Double.NaN)))
                .isInstanceOf(UnsupportedSqlException.class).hasMessageContaining("NaN");
        assertThatThrownBy(() -> sql(Database.POSTGRESQL, new LiteralNode("a\0b")))
                .isInstanceOf(UnsupportedSqlException.class).hasMessageContaining("cannot hold");
        assertThatThrownBy(() -> sql(Database.DUCKDB,
                new FunctionNode(ScalarFunction.PLUS, field("price"), field("price"))))
                .isInstanceOf(UnsupportedSqlException.class).hasMessageContaining("fixed scale");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void rowsAndLists_areNoValuesOfColumns(Database database) {
        assertThatThrownBy(() -> sql(database, new RowNode(0, THINGS))).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("Thing");
        assertThatThrownBy(() -> sql(database, field("tags"))).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("java.util.List");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void patterns_areTranslated_andMustBeConstant(Database database) {
        FunctionNode like = new FunctionNode(ScalarFunction.LIKE, field("name"), field("name"));
        FunctionNode dangling = new FunctionNode(ScalarFunction.LIKE, field("name"), new LiteralNode("a\\"));

        assertThatThrownBy(() -> sql(database, like)).isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("pattern that is no constant");
        assertThat(sql(database, dangling).text()).contains("NULL");
    }

    @Test
    void likePattern_readsEscapes() {
        LikePattern pattern = Objects.requireNonNull(LikePattern.of("a!%_%!!", "!"));

        assertThat(pattern.elements()).containsExactly((int) 'a', (int) '%', LikePattern.ONE, LikePattern.ANY,
                (int) '!');
        assertThat(pattern.escaped()).isEqualTo("a\\%_%!");
        assertThat(LikePattern.of("a!", "!")).isNull();
        assertThat(LikePattern.of("a", "!!")).isNull();
        assertThat(LikePattern.of("a\\", "")).isNotNull();
    }

    @Test
    void likePattern_ofSqlite_isNotItsLike() {
        FunctionNode like = new FunctionNode(ScalarFunction.LIKE, field("name"), new LiteralNode("a*[%_"));

        assertThat(sql(Database.SQLITE, like)).isEqualTo(new SqlStatement("(name GLOB ?)", List.of("a[*][[]*?")));
    }

    @Test
    void capabilities_areAsked() {
        assertThat(SqlCapabilities.refusal(Database.DUCKDB, "lower", List.of(SqlType.STRING), SqlType.STRING))
                .isPresent();
        assertThat(SqlCapabilities.refusal(Database.POSTGRESQL, "lower", List.of(SqlType.STRING), SqlType.STRING))
                .isEmpty();
    }
}
