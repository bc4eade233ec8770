package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is seen of a record's code: whether it is just what it is made of. */
class RowTypePlainTest {

    private static boolean isPlain(Class<?> recordClass) {
        return RowType.of(recordClass).isPlain();
    }

    record Empty() {
    }

    record Primitives(boolean a, byte b, char c, short d, int e, long f, float g, double h, String i, int[] j, long k) {
    }

    record Generic<T extends Comparable<T>>(List<T> list, @Nullable T value) {
    }

    record WithMembers(int a) implements Comparable<WithMembers> {

        static final long LARGE = 1L << 40;
        static final double REAL = 0.1;

        static WithMembers zero() {
            return new WithMembers(0);
        }

        WithMembers(String text) {
            this(text.length());
        }

        int doubled() {
            return a * 2;
        }

        @Override
        public int compareTo(WithMembers other) {
            return Integer.compare(a, other.a);
        }
    }

    record CompactButEmpty(int a, String b) {
        CompactButEmpty {
        }
    }

    record WrittenOut(int a, String b) {
        WrittenOut(int a, String b) {
            this.a = a;
            this.b = b;
        }

        @Override
        public String b() {
            return b;
        }
    }

    @Test
    void isPlain_whatTheCompilerWrites() {
        assertThat(isPlain(Empty.class)).isTrue();
        assertThat(isPlain(Primitives.class)).isTrue();
        assertThat(isPlain(Generic.class)).isTrue();
        assertThat(isPlain(WithMembers.class)).isTrue();
        assertThat(isPlain(CompactButEmpty.class)).isTrue();
        assertThat(isPlain(WrittenOut.class)).isTrue();
    }

    record Checked(int a) {
        Checked {
            if (a < 0) {
                throw new IllegalArgumentException();
            }
        }
    }

    record Altered(String a) {
        Altered {
            a = a.strip();
        }
    }

    record Swapped(int a, int b) {
        Swapped(int a, int b) {
            this.a = b;
            this.b = a;
        }
    }

    record OtherAccessor(int a, int b) {
        @Override
        public int a() {
            return b;
        }
    }

    record CountingAccessor(List<String> a) {
        @Override
        public List<String> a() {
            return List.copyOf(a);
        }
    }

    record Constant(int a) {
        Constant(int a) {
            this.a = 7;
        }
    }

    @Test
    void isPlain_notWhatDoesMore() {
        assertThat(isPlain(Checked.class)).isFalse();
        assertThat(isPlain(Altered.class)).isFalse();
        assertThat(isPlain(Swapped.class)).isFalse();
        assertThat(isPlain(OtherAccessor.class)).isFalse();
        assertThat(isPlain(CountingAccessor.class)).isFalse();
        assertThat(isPlain(Constant.class)).isFalse();
    }
}
