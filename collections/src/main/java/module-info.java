/** Stores, collections and live queries of Millrace. */
module dev.millrace.collections {
    requires transitive dev.millrace.query;
    requires transitive dev.millrace.sync.api;
    requires transitive reactor.core;
    requires transitive org.reactivestreams;
    requires dev.millrace.engine;
    requires static transitive org.jspecify;

    exports dev.millrace.collections;
    exports dev.millrace.collections.spi;

    uses dev.millrace.collections.spi.SyncRunner;
}
