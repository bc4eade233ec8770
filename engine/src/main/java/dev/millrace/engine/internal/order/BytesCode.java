package dev.millrace.engine.internal.order;

/** Byte arrays, as unsigned bytes. */
final class BytesCode extends ValueCode {

    @Override
    boolean write(Object value, ByteWindow out) {
        write((byte[]) value, out);
        return true;
    }

    static void write(byte[] bytes, ByteWindow out) {
        for (int i = 0; i < bytes.length && !out.isFull(); i++) {
            out.putInText(Byte.toUnsignedInt(bytes[i]));
        }
        out.endText();
    }
}
