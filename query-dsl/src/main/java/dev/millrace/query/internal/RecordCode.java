package dev.millrace.query.internal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Looks into the class file of a record class: whether its canonical constructor only stores what it is given and its accessors
 * only return it, as those do that the compiler writes. Source: The Java Virtual Machine Specification, chapters 4 and 6.
 */
final class RecordCode {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int METHOD_HANDLE = 15;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private static final int ALOAD_0 = 0x2a;
    private static final int GETFIELD = 0xb4;
    private static final int PUTFIELD = 0xb5;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int RETURN = 0xb1;

    /** Strings, and the two indexes of an entry that has such, as (first << 16 | second). */
    private final Object[] constants;
    private final Map<String, byte[]> methods = new HashMap<>();
    private final Class<?> recordClass;

    private RecordCode(Class<?> recordClass, DataInputStream file) throws IOException {
        this.recordClass = recordClass;
        if (file.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        file.readInt(); // the version: what is read here has not changed since the first
        constants = new Object[file.readUnsignedShort()];
        readConstants(file);
        file.skipNBytes(6); // access, this and super class
        file.skipNBytes(2L * file.readUnsignedShort()); // interfaces
        readMembers(file, false);
        readMembers(file, true);
    }

    /** How much of a record class is as the compiler writes it. */
    enum Plainness {
        /** Its accessors do more than return what is there, or that cannot be known. */
        NONE,
        /** Its accessors return what is there. */
        ACCESSORS,
        /** So they do, and its canonical constructor stores what it is given: a record is just what it is made of. */
        WHOLE
    }

    /** Looks into a record class. */
    static Plainness of(Class<?> recordClass) {
        String name = recordClass.getName();
        try (InputStream bytes =
                recordClass.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (bytes == null) {
                return Plainness.NONE;
            }
            return new RecordCode(recordClass, new DataInputStream(new ByteArrayInputStream(bytes.readAllBytes())))
                    .plainness();
        } catch (IOException e) {
            return Plainness.NONE; // then it is not known to be plain, and is not taken to be
        }
    }

    private Plainness plainness() {
        RecordComponent[] components = recordClass.getRecordComponents();
        StringBuilder types = new StringBuilder();
        for (RecordComponent component : components) {
            types.append(component.getType().descriptorString());
            if (!returnsItsField(component)) {
                return Plainness.NONE;
            }
        }
        return storesItsArguments(components, methods.get("<init>(" + types + ")V")) ? Plainness.WHOLE
                : Plainness.ACCESSORS;
    }

    private boolean returnsItsField(RecordComponent component) {
        byte[] code = methods.get(component.getName() + "()" + component.getType().descriptorString());
        return code != null && code.length == 5 && at(code, 0) == ALOAD_0 && at(code, 1) == GETFIELD
                && isField(index(code, 2), component);
    }

    private boolean storesItsArguments(RecordComponent[] components, byte @Nullable [] code) {
        if (code == null || code.length < 5 || at(code, 0) != ALOAD_0 || at(code, 1) != INVOKESPECIAL
                || !"java/lang/Record.<init>()V".equals(member(index(code, 2)))) {
            return false;
        }
        int place = 4;
        int local = 1;
        for (RecordComponent component : components) {
            Load load = Load.of(component.getType());
            int stored = place + 1 + load.length(local);
            if (stored + 3 > code.length || at(code, place) != ALOAD_0 || !load.isAt(code, place + 1, local)
                    || at(code, stored) != PUTFIELD || !isField(index(code, stored + 1), component)) {
                return false;
            }
            place = stored + 3;
            local += load.slots;
        }
        return place + 1 == code.length && at(code, place) == RETURN;
    }

    private boolean isField(int reference, RecordComponent component) {
        String field = recordClass.getName().replace('.', '/') + "." + component.getName()
                + component.getType().descriptorString();
        return field.equals(member(reference));
    }

    /** A field or method that code refers to: owner, name and type. */
    private String member(int reference) {
        int pair = pair(reference);
        int nameAndType = pair(pair & 0xffff);
        return constants[pair(pair >>> 16)] + "." + constants[nameAndType >>> 16] + constants[nameAndType & 0xffff];
    }

    private int pair(int constant) {
        return constants[constant] instanceof Integer pair ? pair : 0;
    }

    private void readConstants(DataInputStream file) throws IOException {
        for (int i = 1; i < constants.length; i++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case UTF8 -> constants[i] = file.readUTF();
                case LONG, DOUBLE -> {
                    file.skipNBytes(8);
                    i++; // these take two places
                }
                case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> constants[i] = file.readUnsignedShort();
                case METHOD_HANDLE -> file.skipNBytes(3);
                default -> constants[i] = file.readInt();
            }
        }
    }

    private void readMembers(DataInputStream file, boolean keep) throws IOException {
        for (int members = file.readUnsignedShort(); members > 0; members--) {
            file.skipNBytes(2); // access
            String name = constants[file.readUnsignedShort()] + "" + constants[file.readUnsignedShort()];
            for (int attributes = file.readUnsignedShort(); attributes > 0; attributes--) {
                Object attribute = constants[file.readUnsignedShort()];
                byte[] content = new byte[file.readInt()];
                file.readFully(content);
                if (keep && Objects.equals(attribute, "Code")) {
                    methods.put(name, instructions(content));
                }
            }
        }
    }

    /** The instructions of a Code attribute, which begins with the depths of stack and locals and the length. */
    private static byte[] instructions(byte[] attribute) throws IOException {
        DataInputStream code = new DataInputStream(new ByteArrayInputStream(attribute));
        code.skipNBytes(4);
        return code.readNBytes(code.readInt());
    }

    private static int at(byte[] code, int place) {
        return code[place] & 0xff;
    }

    private static int index(byte[] code, int place) {
        return at(code, place) << 8 | at(code, place + 1);
    }

    /** The instructions that load a local of some type: one byte for each of the first four locals, else two with its number. */
    private enum Load {
        INT(0x15, 0x1a, 1),
        LONG_(0x16, 0x1e, 2),
        FLOAT(0x17, 0x22, 1),
        DOUBLE_(0x18, 0x26, 2),
        REFERENCE(0x19, 0x2a, 1);

        private static final int SHORT_FORMS = 4;

        private final int any;
        private final int first;
        private final int slots;

        Load(int any, int first, int slots) {
            this.any = any;
            this.first = first;
            this.slots = slots;
        }

        static Load of(Class<?> type) {
            if (!type.isPrimitive()) {
                return REFERENCE;
            } else if (type == long.class) {
                return LONG_;
            } else if (type == float.class) {
                return FLOAT;
            }
            return type == double.class ? DOUBLE_ : INT;
        }

        int length(int local) {
            return local < SHORT_FORMS ? 1 : 2;
        }

        boolean isAt(byte[] code, int place, int local) {
            return local < SHORT_FORMS ? RecordCode.at(code, place) == first + local
                    : RecordCode.at(code, place) == any && RecordCode.at(code, place + 1) == local;
        }
    }
}
