/** Runs adapters for collections: schedules, retries, backs off, stages. */
module dev.millrace.sync.runtime {
    requires transitive dev.millrace.collections;
    requires transitive reactor.core;
    requires dev.millrace.query;
    requires dev.millrace.sync.api;
    requires static transitive org.jspecify;

    exports dev.millrace.sync.runtime;

    provides dev.millrace.collections.spi.SyncRunner with dev.millrace.sync.runtime.SyncRuntime;
}
