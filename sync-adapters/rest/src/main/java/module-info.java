/** Feeds a collection from a REST backend by snapshot and changes since a token. */
module dev.millrace.sync.rest {
    requires transitive dev.millrace.query;
    requires transitive dev.millrace.sync.api;
    requires transitive java.net.http;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires reactor.core;

    exports dev.millrace.sync.rest;
}
