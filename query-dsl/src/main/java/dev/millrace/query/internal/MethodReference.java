package dev.millrace.query.internal;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;

import org.jspecify.annotations.Nullable;

/**
 * What a serialisable method reference such as {@code Todo::rank} or {@code Card::new} refers to.
 *
 * <p>The reference is written to a stream that keeps nothing and replaces objects: that hands over the
 * {@link SerializedLambda} without reflection on {@code writeReplace}, so it works across named modules that open nothing.
 * The answer is cached per lambda class (every place in the code that writes a reference has a class of its own).
 *
 * @param owner the class that declares the method, by its binary name
 * @param name the method's name, {@code <init>} for a constructor
 * @param descriptor the method's descriptor
 */
public record MethodReference(String owner, String name, String descriptor) {

    private static final ClassValue<Holder> CACHE = new ClassValue<>() {
        @Override
        protected Holder computeValue(Class<?> lambdaClass) {
            return new Holder();
        }
    };

    /**
     * Resolves a reference.
     *
     * @param reference a method reference, not a lambda body
     * @param wanted what the caller asks for, for the message of a refusal, such as {@code Type::component}
     * @return the method it refers to
     * @throws IllegalArgumentException if it is a lambda body or any other object
     */
    public static MethodReference of(Serializable reference, String wanted) {
        Holder holder = CACHE.get(reference.getClass());
        MethodReference known = holder.reference;
        if (known == null) {
            known = recover(reference, wanted);
            holder.reference = known;
        }
        return known;
    }

    /**
     * Tells whether this is a call without arguments on an instance: not a static method, nor one of another object that is
     * handed the instance.
     *
     * @param type the class of the instance
     * @param lambda the object that refers to the method
     * @return true for {@code Type::component}, also if the method is inherited
     */
    public boolean isReadOf(Class<?> type, Object lambda) {
        return descriptor.startsWith("()") && DeclaringClass.of(this, lambda).isAssignableFrom(type);
    }

    /**
     * Tells whether this refers to a constructor.
     *
     * @return true for {@code Type::new}
     */
    public boolean isConstructor() {
        return name.equals("<init>");
    }

    /** The reference as it is written, with the simple name of the class: {@code Todo::rank}. */
    @Override
    public String toString() {
        return owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1) + "::"
                + (isConstructor() ? "new" : name);
    }

    private static MethodReference recover(Serializable reference, String wanted) {
        SerializedLambda form = Capture.of(reference);
        if (form == null || form.getImplMethodName().startsWith("lambda$")) {
            throw new IllegalArgumentException(
                    "A method reference is needed here, to know the name of what is meant, but "
                            + (form == null ? "an object of " + reference.getClass().getName() : "a lambda body")
                            + " was given; write "
                            + wanted);
        }
        return new MethodReference(form.getImplClass().replace('/', '.'), form.getImplMethodName(),
                form.getImplMethodSignature());
    }

    private static final class Holder {
        // Racing threads compute equal values, so a plain race is harmless once the reference is visible.
        volatile @Nullable MethodReference reference;
    }

    /** Catches the serialised form on its way into a stream that drops everything. */
    private static final class Capture extends ObjectOutputStream {

        private @Nullable SerializedLambda form;

        private Capture() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        static @Nullable SerializedLambda of(Serializable reference) {
            try (Capture capture = new Capture()) {
                capture.writeObject(reference);
                return capture.form;
            } catch (NotSerializableException e) {
                // Some other object, which holds what cannot be written: no method reference.
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException("A method reference could not be read: " + reference, e);
            }
        }

        @Override
        protected @Nullable Object replaceObject(@Nullable Object object) {
            if (object instanceof SerializedLambda lambda) {
                form = lambda;
                return null;
            }
            return object;
        }
    }
}
