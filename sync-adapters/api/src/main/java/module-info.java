/** What a plug-in author implements to feed a collection from a backend. */
module dev.millrace.sync.api {
    requires transitive dev.millrace.query;
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires static transitive org.jspecify;

    exports dev.millrace.sync.api;
}
