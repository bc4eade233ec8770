/** The query language of Millrace: row types, expressions and queries as values. */
module dev.millrace.query {
    requires transitive com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.millrace.query;
    exports dev.millrace.query.ast;
    exports dev.millrace.query.json;
    exports dev.millrace.query.property;
    exports dev.millrace.query.shape;
    exports dev.millrace.query.sql;
    exports dev.millrace.query.value;
}
