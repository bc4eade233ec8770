/** The engine of Millrace: incremental maintenance of query results. */
module dev.millrace.engine {
    requires transitive dev.millrace.query;
    requires static transitive org.jspecify;
    requires org.eclipse.collections.api;
    requires org.eclipse.collections.impl;

    exports dev.millrace.engine;
}
