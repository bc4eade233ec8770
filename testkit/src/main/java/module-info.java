/** For tests only: the reference evaluator of queries, databases to compare it with, and generators of rows, queries and histories. */
module dev.millrace.testkit {
    requires java.sql;
    requires transitive dev.millrace.query;
    requires static transitive net.jqwik.api;
    requires static transitive org.jspecify;

    exports dev.millrace.testkit;
    exports dev.millrace.testkit.arbitrary;
    exports dev.millrace.testkit.language;
    exports dev.millrace.testkit.oracle;
    exports dev.millrace.testkit.sample;
}
