package dev.millrace.query.json.internal.text;

/**
 * What a codec was told, as reading and writing a value needs it. It has truths and numbers in place of the types in which users say
 * it, which belong to the codecs above.
 *
 * @param ignoreUnknown whether fields that are no components are passed over
 * @param missingAsNull whether components without a field are null where they may be
 * @param bigAsString whether numbers that a peer may not hold stand as strings
 * @param nonFiniteAsString whether NaN and the infinities stand as strings; they are refused otherwise
 * @param depth how many objects and arrays may stand in one another
 * @param digits how many characters a number may have
 */
public record Policies(boolean ignoreUnknown, boolean missingAsNull, boolean bigAsString, boolean nonFiniteAsString,
        int depth, int digits) {

    Policies withBigAsString() {
        return new Policies(ignoreUnknown, missingAsNull, true, nonFiniteAsString, depth, digits);
    }
}
