package dev.millrace.benchmarks.costs;

/** Changes that are committed one by one, without end. Staging one allocates nothing. */
interface Updates {

    /** Stages the next change. */
    void stageNext();

    /** Stages what makes everything as it was. */
    void stageBack();
}
