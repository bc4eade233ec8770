package dev.millrace.ui.web;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.LiveQuery;

/** How rows and their identities look on the wire. */
class FrameEncoderTest {

    record Place(String street, int number) {
    }

    record House(Place place, double height) {
    }

    record Named(String name) {
    }

    record Numbered(UUID id) {
    }

    private final Tasks tasks = new Tasks();

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void key_ofAText_isTheText() {
        LiveCollection<String, Named> named = tasks.store.collection("named", Named.class, Named::name).open();
        named.insert(new Named("a \"b\"\n\nid: 1"));

        assertThat(pageOf(tasks.store.open(from(named).inKeyOrder())).keys("rows")).containsExactly("a \"b\"\n\nid: 1");
    }

    @Test
    void key_ofAnUuid_isItsText() {
        UUID id = UUID.randomUUID();
        LiveCollection<UUID, Numbered> numbered =
                tasks.store.collection("numbered", Numbered.class, Numbered::id).open();
        numbered.insert(new Numbered(id));

        assertThat(pageOf(tasks.store.open(from(numbered).inKeyOrder())).keys("rows")).containsExactly(id.toString());
    }

    @Test
    void key_ofARecord_isItsJson() {
        LiveCollection<Place, House> houses = tasks.store.collection("houses", House.class, House::place).open();
        houses.insert(new House(new Place("Mill Lane", 3), Double.NaN));

        Page page = pageOf(tasks.store.open(from(houses).inKeyOrder()));

        assertThat(page.keys("rows")).containsExactly("{\"street\":\"Mill Lane\",\"number\":3}");
        assertThat(page.rows("rows").get(0).path("height").textValue()).isEqualTo("NaN");
    }

    @Test
    void key_ofAGroup_tellsNullFromItsName() {
        tasks.insert(1, null, 10).insert(2, "null", 10).insert(3, "a, b", 10).insert(4, "a", 10);

        assertThat(pageOf(tasks.teams()).keys("rows")).containsExactly("[null]", "[\"a\"]", "[\"a, b\"]", "[\"null\"]");
    }

    @Test
    void key_ofAJoinedRow_namesBothSides() {
        tasks.insert(1, "core", 10).insert(2, "core", 20);
        LiveQuery<Tasks.Task> pairs =
                tasks.store.open(from(tasks.all).join(tasks.all).on(Tasks.Task::team).equalTo(Tasks.Task::team)
                        .select((left, right) -> left.row()).inKeyOrder());

        assertThat(pageOf(pairs).keys("rows")).containsExactly("[1,1]", "[1,2]", "[2,1]", "[2,2]");
    }

    @Test
    void row_thatIsAPlainValueOrNull_isWrittenAsIs() {
        tasks.insert(1, null, 10).insert(2, "core", 20);

        Page page = pageOf(tasks.store.open(from(tasks.all).select(task -> task.get(Tasks.Task::team)).inKeyOrder()));

        assertThat(page.rows("rows")).extracting(Object::toString).containsExactly("null", "\"core\"");
    }

    @Test
    void mapper_thatIndents_doesNotBreakTheEvents() {
        tasks.insert(1, 10);
        ObjectMapper indenting = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

        List<String> texts = Reader.eager(new WebStream(indenting).list("rows", tasks.first(10)), null).texts();

        assertThat(texts).hasSize(2).last().asString().matches("(?s)id: [^\n]+\nevent: frame\ndata: [^\n]+\n\n");
    }

    @Test
    void mapper_saysHowRowsLook() {
        ObjectMapper capital = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);
        tasks.insert(1, 10);

        List<ServerSentEvent> frames =
                Reader.eager(new WebStream(capital).list("rows", tasks.first(10)), null).frames();

        assertThat(frames.get(0).frame().path("rows").toString())
                .isEqualTo("[{\"Id\":1,\"Team\":\"core\",\"Rank\":10}]");
    }

    private static Page pageOf(LiveQuery<?> query) {
        try (WebStream stream = new WebStream(Tasks.JSON).list("rows", query)) {
            Page page = new Page();
            Reader.eager(stream, null).texts().forEach(page::receive);
            return page;
        }
    }
}
