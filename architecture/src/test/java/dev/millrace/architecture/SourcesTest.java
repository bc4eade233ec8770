package dev.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What byte code does not tell: documentation. And what each package must say of itself. */
class SourcesTest {

    @Test
    void publicTypesAndPackages_haveJavadoc() throws IOException {
        List<Path> files = Arrays.stream(Room.values()).flatMap(room -> room.mainSources().stream()).toList();
        List<String> missing = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(files));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Undocumented(docs, missing).scan(unit, null);
            }
        }

        assertThat(files).isNotEmpty();
        assertThat(missing).as("public types and packages without Javadoc, or with an author").isEmpty();
    }

    @Test
    void packages_areNullMarked() {
        List<String> marked = House.MAIN.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(type -> type.getPackageName())
                .toList();

        assertThat(House.MAIN.stream().map(type -> type.getPackageName()).distinct())
                .as("packages that are @NullMarked by their package-info").containsExactlyInAnyOrderElementsOf(marked);
    }

    /** Collects the places where a comment is missing. Types within a type that is not public are nobody's business. */
    private static final class Undocumented extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees docs;
        private final List<String> missing;

        Undocumented(DocTrees docs, List<String> missing) {
            this.docs = docs;
            this.missing = missing;
        }

        @Override
        public @Nullable Void visitPackage(PackageTree node, @Nullable Void unused) {
            if (getCurrentPath().getCompilationUnit().getSourceFile().isNameCompatible("package-info",
                    JavaFileObject.Kind.SOURCE)) {
                check(getCurrentPath(), node.getPackageName().toString());
            }
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
            ModifiersTree modifiers = node.getModifiers();
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            boolean inInterface = parent.getKind() == Tree.Kind.INTERFACE
                    || parent.getKind() == Tree.Kind.ANNOTATION_TYPE;
            if (inInterface || modifiers.getFlags().contains(Modifier.PUBLIC)) {
                check(getCurrentPath(), node.getSimpleName().toString());
                return super.visitClass(node, unused);
            }
            return null;
        }

        private void check(TreePath path, String name) {
            String comment = docs.getDocComment(path);
            if (comment == null || comment.isBlank() || comment.contains("@author")) {
                missing.add(name + " in " + Path.of(path.getCompilationUnit().getSourceFile().toUri()));
            }
        }
    }
}
