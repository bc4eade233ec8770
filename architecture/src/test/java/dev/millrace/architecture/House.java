package dev.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled classes of all rooms, main and test apart. */
final class House {

    static final JavaClasses MAIN = read(Room::mainClasses, Room::mainSources);
    static final JavaClasses TESTS = read(Room::testClasses, Room::testSources);

    private House() {
    }

    static Room roomOf(JavaClass type) {
        return Room.of(type.getPackageName())
                .orElseThrow(() -> new IllegalStateException(type.getName() + " is in no room; add it to Room"));
    }

    /** Every use, in the given classes, of a class the predicate holds for, in words. */
    static List<String> uses(JavaClasses origins, Predicate<Dependency> forbidden) {
        return origins.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(forbidden)
                .map(Dependency::getDescription)
                .sorted()
                .distinct()
                .toList();
    }

    /** The class itself where it is an array of it. */
    static JavaClass element(JavaClass type) {
        return type.getBaseComponentType();
    }

    static boolean isInternal(JavaClass type) {
        return Arrays.asList(element(type).getPackageName().split("\\.")).contains("internal");
    }

    /** A room with sources but without classes would be judged without being looked at. */
    private static JavaClasses read(Function<Room, Path> classes, Function<Room, List<Path>> sources) {
        List<Room> built = Arrays.stream(Room.values()).filter(room -> !sources.apply(room).isEmpty()).toList();
        JavaClasses found = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPaths(built.stream().map(classes).filter(Files::isDirectory).toList());
        assertThat(found.stream().map(House::roomOf)).as("rooms with classes").containsAll(built);
        return found;
    }
}
