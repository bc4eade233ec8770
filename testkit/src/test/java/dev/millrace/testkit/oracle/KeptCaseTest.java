package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.millrace.query.sql.Database;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;
import dev.millrace.testkit.language.LanguageCase;

/** What failed once can be run again from its file. */
class KeptCaseTest {

    private static final int CASES = 40;

    @Test
    void keptCases_areReadAsTheyWere() throws IOException {
        for (int seed = 0; seed < CASES; seed++) {
            LanguageCase some =
                    LanguageCase.draw(new RecordingChoices(seed), OraclePalettes.of(Database.POSTGRESQL), Set.of());

            Path file = new KeptCase(Database.POSTGRESQL, some).keep("seed " + seed);

            KeptCase kept = KeptCase.read(file);
            Files.delete(file);
            assertThat(kept.database()).isEqualTo(Database.POSTGRESQL);
            assertThat(kept.some().query()).isEqualTo(some.query());
            assertThat(ResultDifference.between(ReferenceEvaluator.evaluate(some.query(), some.given()),
                    ReferenceEvaluator.evaluate(kept.some().query(), kept.some().given()))).isEmpty();
        }
    }
}
