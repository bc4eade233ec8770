/** Live query results for web pages, as server-sent events. */
module dev.millrace.ui.web {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive dev.millrace.collections;
    requires transitive reactor.core;
    requires com.fasterxml.jackson.core;
    requires static transitive org.jspecify;

    exports dev.millrace.ui.web;
}
