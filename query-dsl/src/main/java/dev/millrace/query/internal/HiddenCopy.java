package dev.millrace.query.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Makes hidden copies of a class, each with code of its own as a constant: the compiler sees what is around that code as if it had been
 * written for it, whatever other copies do. Source: JEP 371.
 */
final class HiddenCopy {

    private HiddenCopy() {
    }

    /**
     * Makes a copy.
     *
     * @param kind what the copy is
     * @param template a class of this package that takes its {@link #code} into a static field, with a constructor without parameters
     * @param code the constant
     * @param recordClass whose rows the code reads, to be named where that is not possible
     */
    static <T> T of(Class<T> kind, Class<? extends T> template, MethodHandle code, Class<?> recordClass) {
        try (InputStream file = template.getResourceAsStream(template.getSimpleName() + ".class")) {
            if (file == null) {
                throw new IllegalStateException("the class file of " + template + " is missing");
            }
            MethodHandles.Lookup copy =
                    MethodHandles.lookup().defineHiddenClassWithClassData(file.readAllBytes(), code, true);
            MethodHandle constructor =
                    copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class));
            return kind.cast(constructor.invoke());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("the rows of " + recordClass + " cannot be read by code of their own", e);
        }
    }

    /** The code of a copy, which asks for it with its own lookup. */
    static MethodHandle code(MethodHandles.Lookup copy) {
        try {
            MethodHandle code = MethodHandles.classData(copy, ConstantDescs.DEFAULT_NAME, MethodHandle.class);
            if (code == null) {
                throw new IllegalStateException("only hidden copies of " + copy.lookupClass() + " have code");
            }
            return code;
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
