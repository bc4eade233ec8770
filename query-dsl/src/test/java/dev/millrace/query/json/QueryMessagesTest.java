package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.query.ast.QueryNode;

/** What is wrong in a document, where, and what it should be. */
class QueryMessagesTest {

    private static final QueryCodec CODEC = QueryCodec.of(QuerySamples.CATALOG);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    [] | At the top: a document of the query language was expected, but found an array
                    {"query":[]} | At /millrace: the version of the language, 1, was expected, but found nothing
                    {"millrace":2,"query":[],"x":0} | At /millrace: the version 1 of the language was expected, but found the number 2
                    {"millrace":"1","query":[]} | At /millrace: the version 1 of the language was expected, but found the string "1"
                    {"millrace":1} | At /query: an array of steps was expected, but found nothing
                    {"millrace":1,"querry":[]} | At /querry: a member of this object was expected, but found the unknown member "querry"; did you mean "query"?
                    {"millrace":1,"query":{}} | At /query: an array of steps was expected, but found an object
                    {"millrace":1,"query":[]} | At /query: a query, which begins with a step "from" was expected, but found an array without steps
                    {"millrace":1,"query":[{}]} | At /query/0: a step of a query was expected, but found an empty object
                    {"millrace":1,"query":[{"form":"items"}]} | At /query/0/form: a step of a query was expected, but found the unknown operator "form"; did you mean "from"?
                    {"millrace":1,"query":[{"where":true}]} | At /query/0/where: a first step "from" was expected, but found "where"
                    {"millrace":1 | At /millrace: valid JSON was expected, but found none
                    {"millrace":1,"millrace":1,"query":[]} | At /millrace: each field once was expected, but found a second one of this name
                    """)
    void documents(String document, String message) {
        refused(document, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    {"from":"owners"} | At /query/1/from: one step "from", the first was expected, but found another one
                    {"where":true,"select":1} | At /query/1/select: one operator was expected, but found a second one beside "where"
                    {"where":true,"offset":1} | At /query/1/offset: nothing beside "where" was expected, but found the unknown member "offset"
                    {"where":{"field":"name"}} | At /query/1/where: a condition that the language admits was expected, but found one that it refuses: A condition is needed here, but a.get(Item::name) is of type String
                    {"distinct":false} | At /query/1/distinct: true was expected, but found false
                    {"window":{"limit":-1}} | At /query/1/window/limit: a number of rows, from 0 was expected, but found the number -1
                    {"window":{"limit":1}} | At /query/1/window: a step that the language admits was expected, but found one that it refuses: A window was asked for of rows without an order
                    {"orderBy":{"by":1}} | At /query/1/orderBy: an array of the terms of an order was expected, but found an object
                    {"orderBy":[{"descending":true}]} | At /query/1/orderBy/0/by: an expression was expected, but found nothing
                    {"orderBy":[{"by":1,"descending":1}]} | At /query/1/orderBy/0/descending: a boolean was expected, but found the number 1
                    {"orderBy":[{"by":1,"nulls":"lst"}]} | At /query/1/orderBy/0/nulls: the place of nulls was expected, but found "lst"; did you mean "last"?
                    {"orderBy":[{"by":1,"collation":{"locale":"de"}}]} | At /query/1/orderBy/0: a term that the language admits was expected, but found one that it refuses: A collation is for strings
                    {"orderBy":[{"by":"a","collation":{"locale":"d_e"}}]} | At /query/1/orderBy/0/collation/locale: a language tag such as "de-AT" was expected, but found the string "d_e"
                    {"join":[]} | At /query/1/join: the other query and the keys of a join was expected, but found an array
                    {"join":{"with":[{"from":"owners"}]}} | At /query/1/join/on: an array of pairs of keys was expected, but found nothing
                    {"join":{"with":[{"from":"ownrs"}],"on":[]}} | At /query/1/join/with/0/from: the name of a relation in the catalog was expected, but found "ownrs"; did you mean "owners"?
                    {"join":{"with":[{"from":"owners"}],"on":[]}} | At /query/1/join: a join that the language admits was expected, but found one that it refuses: A join needs as many keys
                    {"join":{"with":[{"from":"owners"}],"on":[[1]]}} | At /query/1/join/on/0: an array of a left and a right key was expected, but found an array of 1
                    {"union":[]} | At /query/1/union: a step that the language admits was expected, but found one that it refuses: union takes at least two queries
                    """)
    void steps(String step, String message) {
        refused("{\"millrace\":1,\"query\":[{\"from\":\"items\"}," + step + "]}", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    null | : an expression was expected, but found null; a constant that is no string, boolean or int stands as {"value":…}, with its type
                    1.5 | : an expression was expected, but found the number 1.5; a constant
                    {"filed":"name"} | /filed: an expression was expected, but found the unknown operator "filed"; did you mean "field"?
                    {"field":"nmae"} | /field: a component of Item was expected, but found "nmae"; did you mean "name"?
                    {"field":"name","lane":1} | /lane: one of the 1 lanes of rows here, counted from 0 was expected, but found the lane 1
                    {"field":"name","lane":-1} | /lane: the number of a lane, from 0 was expected, but found the number -1
                    {"field":"name","lan":1} | /lan: a member of "field" was expected, but found the unknown member "lan"; did you mean "lane"?
                    {"row":3} | /row: one of the 1 lanes of rows here, counted from 0 was expected, but found the lane 3
                    {"value":null} | /type: the type that null is of was expected, but found nothing
                    {"value":1,"type":"string"} | /value: a value of type String was expected, but found one of type Integer
                    {"value":1,"type":"strng"} | /type: the name of a type was expected, but found "strng"; did you mean "string"?
                    {"value":{"type":"enum","name":"Suit","value":"CLUBS"}} | /value/value: one of [HEARTS, SPADES] was expected
                    {"param":"p","type":{"enum":"Sut"}} | /type/enum: the name of an enum in the registry was expected, but found "Sut"; did you mean "Suit"?
                    {"param":" ","type":"int"} | : a parameter that the language admits was expected, but found one that it refuses: A parameter needs a name
                    {"param":"p"} | /type: the name of a type was expected, but found nothing
                    {"now":"PT0S"} | /now: a resolution that the language admits was expected
                    {"now":60} | /now: a duration such as PT15M was expected, but found the number 60
                    {"metadata":"syncd"} | /metadata: the name of metadata was expected, but found "syncd"; did you mean "synced"?
                    {"eq":{"field":"name"}} | /eq: an array of expressions was expected, but found an object
                    {"eq":[1]} | : an expression that the language admits was expected, but found one that it refuses: EQ takes 2 operands
                    {"and":[true]} | : an expression that the language admits was expected, but found one that it refuses: AND takes at least 2 operands
                    {"plus":["a",1]} | : an expression that the language admits was expected, but found one that it refuses: plus takes a number
                    {"truncatedTo":[{"field":"due"},"DAI"]} | /truncatedTo/1: a unit of the calendar was expected, but found "DAI"; did you mean "DAY"?
                    {"call":"slugg","operands":[]} | /call: the name of a function in the catalog was expected, but found "slugg"; did you mean "slug"?
                    {"call":"slug","operands":[1]} | : an expression that the language admits was expected, but found one that it refuses: Function slug takes a String
                    {"call":"slug"} | /operands: an array of expressions was expected, but found nothing
                    {"key":0} | /key: one of the 0 keys there are here, counted from 0 was expected, but found the key 0
                    {"aggregate":"countRows"} | : an expression of rows was expected, but found an aggregate where there are no groups
                    {"new":"Owner","with":{"id":1}} | /with/name: an expression for this component was expected, but found nothing
                    {"new":"Owner","with":{"id":1,"nam":"x"}} | /with/nam: a member of this object was expected, but found the unknown member "nam"; did you mean "name"?
                    {"new":"Owner","with":{"id":1,"name":"x"}} | : a record that the language admits was expected, but found one that it refuses: Component Owner::id is of type long, but 1 is of type int
                    {"new":"Ownr","with":{}} | /new: the name of a record in the registry was expected, but found "Ownr"; did you mean "Owner"?
                    {"map":[]} | : a map that the language admits was expected, but found one that it refuses: A row type needs at least one component
                    {"map":[{"name":"a","value":1},{"name":"a","value":1}]} | /map/1/name: each name once was expected, but found a second "a"
                    {"read":"x","of":1} | /of: a record was expected, but found an expression of type Integer
                    {"outer":1,"expression":1} | /outer: a query around this one was expected, but found none, 1 further out
                    {"subquery":"exist","query":[]} | /subquery: what becomes of a subquery was expected, but found "exist"; did you mean "exists"?
                    {"subquery":"in","query":[{"from":"items"}]} | : a subquery that the language admits was expected, but found one that it refuses: in needs an operand
                    """)
    void expressions(String expression, String message) {
        refused("{\"millrace\":1,\"query\":[{\"from\":\"items\"},{\"select\":" + expression + "}]}",
                "At /query/1/select" + message);
    }

    private static void refused(String document, String message) {
        assertThatThrownBy(() -> {
            QueryNode read = CODEC.decode(document);
            throw new AssertionError("it was read as " + read);
        }).isInstanceOf(JsonCodecException.class).hasMessageStartingWith(message);
    }
}
