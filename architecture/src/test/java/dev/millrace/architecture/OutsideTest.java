package dev.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped modules show of themselves. */
class OutsideTest {

    @Test
    void publicSignatures_nameNoInternalType() {
        List<String> leaks = House.MAIN.stream()
                .filter(type -> isPublic(type) && !House.isInternal(type))
                .flatMap(type -> Stream.concat(
                        leaks(type.getName(), Stream.concat(type.getRawInterfaces().stream(),
                                type.getRawSuperclass().stream())),
                        type.getMembers().stream()
                                .filter(OutsideTest::isVisible)
                                .flatMap(member -> leaks(member.getFullName(), typesOf(member)))))
                .sorted()
                .toList();

        assertThat(leaks).as("internal types in public signatures").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shippedRooms")
    void moduleInfo_exportsAllButInternals(Room room) throws IOException {
        Path compiled = room.mainClasses().resolve("module-info.class");
        assertThat(compiled).isRegularFile();
        try (InputStream bytes = Files.newInputStream(compiled)) {
            ModuleDescriptor module = ModuleDescriptor.read(bytes);

            assertThat(module.name()).isEqualTo(room.rootPackage());
            assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
            assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()))
                    .isEqualTo(packagesWithApi(room));
        }
    }

    static Stream<Room> shippedRooms() {
        return Room.allShipped().filter(room -> !room.mainSources().isEmpty());
    }

    private static Set<String> packagesWithApi(Room room) {
        return House.MAIN.stream()
                .filter(type -> House.roomOf(type) == room && isPublic(type) && !House.isInternal(type))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(OutsideTest::isPublic).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.concat(unit.getExceptionTypes().stream(),
                    Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                            .flatMap(OutsideTest::involved));
        }
        return member.getAllInvolvedRawTypes().stream();
    }

    private static Stream<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    private static Stream<String> leaks(String from, Stream<JavaClass> types) {
        return types.filter(House::isInternal).map(type -> from + " shows " + type.getName());
    }
}
