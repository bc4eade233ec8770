/** For tests only: the reference evaluator of queries, and generators of rows, queries and histories. */
module dev.millrace.testkit {
    requires transitive dev.millrace.query;
    requires static transitive net.jqwik.api;
    requires static transitive org.jspecify;

    exports dev.millrace.testkit;
    exports dev.millrace.testkit.arbitrary;
    exports dev.millrace.testkit.sample;
}
