package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.User;

/** The users by id. */
final class UserTable {

    private final LongIndex numbers = new LongIndex();
    private final User[] rows;

    UserTable(User[] users) {
        rows = users;
        for (User user : users) {
            numbers.add(user.id());
        }
    }

    /** The user with an id, none if there is none. */
    @Nullable
    User find(long id) {
        int number = numbers.find(id);
        return number < 0 ? null : rows[number];
    }
}
