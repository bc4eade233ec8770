package dev.millrace.testkit.guide;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.testkit.Given;

/** The rows the examples of the guide speak of. Relations are named as they are in programs that read collections. */
final class GuideRows {

    // [rows
    record Todo(long id, String title, int rank, boolean done, @Nullable Long ownerId) {
    }

    record User(long id, String name, String team) {
    }

    record Purchase(long id, long customerId, String shop, int cents) {
    }

    record Project(long id, String name, long leadId) {
    }

    record Issue(long id, long projectId, String title, int rank) {
    }

    record Comment(long id, long issueId, String text) {
    }

    record Departure(long id, String city, Instant leaves) {
    }

    static final RelationRef<Todo> todos = RelationRef.of("todos", Todo.class, Todo::id);
    static final RelationRef<User> users = RelationRef.of("users", User.class, User::id);
    static final RelationRef<Purchase> purchases = RelationRef.of("purchases", Purchase.class, Purchase::id);
    static final RelationRef<Project> projects = RelationRef.of("projects", Project.class, Project::id);
    static final RelationRef<Issue> issues = RelationRef.of("issues", Issue.class, Issue::id);
    static final RelationRef<Comment> comments = RelationRef.of("comments", Comment.class, Comment::id);
    static final RelationRef<Departure> departures = RelationRef.of("departures", Departure.class, Departure::id);
    // ]

    // [map rows
    static RelationRef<Map<String, @Nullable Object>> readings() {
        Map<String, Class<?>> components = new LinkedHashMap<>();
        components.put("id", Integer.class);
        components.put("sensor", String.class);
        components.put("celsius", Double.class);
        RowType<Map<String, @Nullable Object>> reading = RowType.ofMap(components);
        return new RelationRef<>("readings", reading, reading.component("id"));
    }
    // ]

    private GuideRows() {
    }

    static Given given() {
        return Given.rows(Map.of(
                "todos", List.of(new Todo(1, "write", 5, false, 7L), new Todo(2, "print", 8, false, 8L),
                        new Todo(3, "bind", 5, false, null), new Todo(4, "plan", 9, true, 7L)),
                "users", List.of(new User(7, "Ada", "core"), new User(8, "Ben", "print"), new User(9, "Cleo", "core")),
                "purchases", List.of(new Purchase(1, 7, "north", 250), new Purchase(2, 7, "north", 100),
                        new Purchase(3, 7, "south", 50), new Purchase(4, 7, "south", 600),
                        new Purchase(5, 8, "north", 990)),
                "projects", List.of(new Project(1, "house", 7), new Project(2, "boat", 8), new Project(3, "kite", 7)),
                "issues", List.of(new Issue(1, 1, "roof", 9), new Issue(2, 1, "door", 3), new Issue(3, 2, "sail", 5),
                        new Issue(4, 1, "wall", 7), new Issue(5, 1, "bell", 1)),
                "comments",
                List.of(new Comment(1, 1, "leaks"), new Comment(2, 1, "still does"), new Comment(3, 3, "red?")),
                "departures", List.of(new Departure(1, "Bonn", Instant.parse("2024-05-30T09:10:00Z")),
                        new Departure(2, "Jena", Instant.parse("2024-05-30T10:40:00Z")),
                        new Departure(3, "Gera", Instant.parse("2024-05-30T12:05:00Z"))),
                "readings", List.of(reading(1, "roof", 21.5), reading(2, "cellar", 9.0), reading(3, "roof", 24.5),
                        reading(4, "roof", null))));
    }

    private static Map<String, @Nullable Object> reading(int id, String sensor, @Nullable Double celsius) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("sensor", sensor);
        row.put("celsius", celsius);
        return row;
    }
}
