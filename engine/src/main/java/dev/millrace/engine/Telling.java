package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;

/** Which results tell of changes, until the next commit. */
final class Telling {

    /** Gone over by number: iterators would be made for each commit. */
    private final List<Result<?>> results = new ArrayList<>();

    /** A result tells of what it has come through since the last commit. */
    void add(Result<?> result) {
        if (result.tells(true)) {
            results.add(result);
        }
    }

    /** A result is closed. */
    void remove(Result<?> result) {
        if (result.tells(false)) {
            results.remove(result);
        }
    }

    /** The next commit begins. */
    void forgetChanges() {
        for (int i = 0; i < results.size(); i++) {
            results.get(i).forgetChanges();
            results.get(i).tells(false);
        }
        results.clear();
    }

    /**
     * The results that a step changed or failed, which tell of it from now on.
     *
     * @param step is at its end, and is ended
     * @return a list that stays as it is; where it holds one result, or none, it is not made anew each time
     */
    List<Result<?>> of(Step step) {
        List<Result<?>> changed = step.results();
        for (int i = 0; i < changed.size(); i++) {
            add(changed.get(i));
        }
        List<Result<?>> told = switch (changed.size()) {
            case 0 -> List.of();
            case 1 -> changed.get(0).alone();
            default -> List.copyOf(changed);
        };
        step.end();
        return told;
    }
}
