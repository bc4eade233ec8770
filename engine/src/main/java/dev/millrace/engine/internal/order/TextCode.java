package dev.millrace.engine.internal.order;

/**
 * Strings in UTF-8, whose bytes have the order of code points, as UTF-16 units have not. A lone surrogate is written as a code point
 * of its own.
 */
final class TextCode extends ValueCode {

    @Override
    boolean write(Object value, ByteWindow out) {
        String text = (String) value;
        int length = text.length();
        int i = 0;
        while (i < length && !out.isFull()) {
            char unit = text.charAt(i++);
            if (unit < 0x80) {
                out.putInText(unit);
            } else if (unit < 0x800) {
                out.put(0xC0 | unit >> 6);
                out.put(0x80 | unit & 0x3F);
            } else if (Character.isHighSurrogate(unit) && i < length && Character.isLowSurrogate(text.charAt(i))) {
                int point = Character.toCodePoint(unit, text.charAt(i++));
                out.put(0xF0 | point >> 18);
                out.put(0x80 | point >> 12 & 0x3F);
                out.put(0x80 | point >> 6 & 0x3F);
                out.put(0x80 | point & 0x3F);
            } else {
                out.put(0xE0 | unit >> 12);
                out.put(0x80 | unit >> 6 & 0x3F);
                out.put(0x80 | unit & 0x3F);
            }
        }
        out.endText();
        return true;
    }
}
