package dev.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.Test;

/** Who may use whom. */
class ArrowsTest {

    private static final Pattern INPUT_AND_OUTPUT = Pattern.compile("java\\.(net|nio\\.(file|channels)|sql)(\\..*)?");
    private static final Pattern THREADS_AND_LOCKS = Pattern.compile("java\\.lang\\.Thread(Group|Local)?"
            + "|java\\.util\\.Timer(Task)?"
            + "|java\\.util\\.concurrent\\.(locks\\..*|.*Executor.*|ForkJoin.*|Future.*|Completable.*|Semaphore"
            + "|CountDownLatch|CyclicBarrier|Phaser|.*BlockingQueue|TimeUnit)");

    /** Measures structures that nobody outside of the engine ever sees. */
    private static final String STRUCTURE_BENCHMARKS = "dev.millrace.benchmarks.structures";

    /** The packages of JSON from the bottom up. */
    private static final List<String> JSON = List.of("dev.millrace.query.json.internal.text",
            "dev.millrace.query.json.internal.value", "dev.millrace.query.json.internal.query",
            "dev.millrace.query.json");

    @Test
    void everyRoom_usesOnlyWhatLiesBelowIt() {
        assertThat(House.uses(House.MAIN, use -> {
            JavaClass target = House.element(use.getTargetClass());
            return !target.isPrimitive() && !House.roomOf(use.getOriginClass()).mayUse(target.getPackageName());
        })).as("arrows that point the wrong way").isEmpty();
    }

    @Test
    void internalPackages_areUsedByTheirOwnRoomOnly() {
        assertThat(House.uses(House.MAIN, use -> House.isInternal(use.getTargetClass())
                && !use.getOriginClass().getPackageName().equals(STRUCTURE_BENCHMARKS)
                && !House.element(use.getTargetClass()).getPackageName()
                        .startsWith(House.roomOf(use.getOriginClass()).rootPackage() + ".")))
                .as("uses of somebody else's internals").isEmpty();
    }

    @Test
    void queryLanguage_doesNoInputOrOutput() {
        assertThat(House.uses(House.MAIN, use -> House.roomOf(use.getOriginClass()) == Room.QUERY_DSL
                && INPUT_AND_OUTPUT.matcher(House.element(use.getTargetClass()).getPackageName()).matches()))
                .as("files, sockets and databases in the query language").isEmpty();
    }

    @Test
    void packagesOfJson_useOnlyThoseBelowThem() {
        List<String> found = House.MAIN.stream().map(JavaClass::getPackageName)
                .filter(name -> (name + ".").startsWith("dev.millrace.query.json.")).distinct().toList();
        assertThat(found).as("packages of JSON with a place in the order").containsExactlyInAnyOrderElementsOf(JSON);

        assertThat(House.uses(House.MAIN, use -> {
            int origin = JSON.indexOf(use.getOriginClass().getPackageName());
            return origin >= 0 && JSON.indexOf(House.element(use.getTargetClass()).getPackageName()) > origin;
        })).as("arrows that point up within the JSON of the query language").isEmpty();
    }

    @Test
    void engine_knowsNoThreadAndNoLock() {
        assertThat(House.uses(House.MAIN, use -> House.roomOf(use.getOriginClass()) == Room.ENGINE
                && THREADS_AND_LOCKS.matcher(House.element(use.getTargetClass()).getName()).matches()))
                .as("threads and locks in the engine").isEmpty();

        List<String> synchronizedMethods = House.MAIN.stream()
                .filter(type -> House.roomOf(type) == Room.ENGINE)
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .map(unit -> unit.getFullName())
                .toList();
        assertThat(synchronizedMethods).as("synchronized methods in the engine").isEmpty();
    }
}
