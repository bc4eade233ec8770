package dev.millrace.benchmarks.language;

import java.io.IOException;
import java.io.InputStream;

/**
 * Places in the code that nobody has passed yet, each of which names a component: one class, defined anew by a class loader each.
 * So each has a reference of its own to link, as if a program of that many lines were run for the first time.
 */
final class NewPlaces {

    private final String name = ReferencePlace.Written.class.getName();
    private final byte[] code;

    NewPlaces() {
        String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
        try (InputStream stream = ReferencePlace.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no class file " + file + " beside " + ReferencePlace.class);
            }
            code = stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the class file " + file + " cannot be read", e);
        }
    }

    ReferencePlace next() {
        try {
            return (ReferencePlace) new Loader().define().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the place " + name + " cannot be made", e);
        }
    }

    private final class Loader extends ClassLoader {

        Loader() {
            super(NewPlaces.class.getClassLoader());
        }

        Class<?> define() {
            return defineClass(name, code, 0, code.length);
        }
    }
}
