// How long things take. Nothing is drawn, undone or collected inside the measured time.

const SLICE_NS = 20e6;
const RUNAWAY = 4;

const now = () => performance.now() * 1e6;

/** What a measure says: the mean, percentiles of the single times, and how many of these there were. */
function summary(singles, mean) {
  const sorted = Float64Array.from(singles).sort();
  const at = (share) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return {
    unit: 'ns',
    mean: round(mean ?? sorted.reduce((sum, ns) => sum + ns, 0) / sorted.length),
    p50: at(0.5),
    p99: at(0.99),
    p999: at(0.999),
    max: round(sorted[sorted.length - 1]),
    samples: sorted.length,
  };
}

/** A turn of the event loop: what a peer put off for later is done between slices and does not pile up. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

const round = (ns) => Math.round(ns * 10) / 10;

/**
 * Times changes. `steps.draw(count)` makes that many at most, `steps.apply(change)` is what is measured, and
 * `steps.undo(changes)`, if there is one, keeps the size stable. After a warm-up as long as the measure, half of the
 * time goes to loops without a clock inside, for the mean, and half to single times. It ends at four times its
 * seconds, warm-up included, even if what it draws and undoes takes most of the time; at least one of each is run.
 */
export async function timed(steps, seconds) {
  const runaway = now() + seconds * RUNAWAY * 1e9;
  let slice = 1;

  const run = async (share, measure) => {
    const end = Math.min(now() + seconds * share * 1e9, runaway);
    do {
      const changes = steps.draw(slice);
      const spent = measure(changes);
      steps.undo?.(changes);
      await turn();
      const fitting = Math.floor((SLICE_NS * changes.length) / Math.max(spent, 1));
      slice = Math.max(1, Math.min(fitting, slice * 2, steps.most));
    } while (now() < end);
  };

  const loop = (changes) => {
    const start = now();
    for (let i = 0; i < changes.length; i++) {
      steps.apply(changes[i]);
    }
    return now() - start;
  };

  await run(1, loop);

  let spent = 0;
  let made = 0;
  await run(0.5, (changes) => {
    const ns = loop(changes);
    spent += ns;
    made += changes.length;
    return ns;
  });

  const singles = [];
  await run(0.5, (changes) => {
    const begun = now();
    let start = begun;
    for (let i = 0; i < changes.length; i++) {
      steps.apply(changes[i]);
      const end = now();
      singles.push(end - start);
      start = end;
    }
    return start - begun;
  });
  return summary(singles, spent / made);
}

/**
 * Times something long, at least three times unless that takes four times the seconds, always once; `after` is not
 * measured. A first run that took longer than the seconds is warm-up enough.
 */
export async function timedSlow(apply, after, seconds, firstNs) {
  const begun = now();
  const runaway = begun + seconds * RUNAWAY * 1e9;
  const once = async () => {
    const ns = timedOnce(apply);
    await after();
    return ns;
  };
  const warm = begun + seconds * 1e9 - firstNs;
  while (now() < warm) {
    await once();
  }

  const singles = [];
  const end = now() + seconds * 1e9;
  do {
    singles.push(await once());
  } while ((now() < end || singles.length < 3) && now() < runaway);
  return summary(singles);
}

/** The time of one run. */
export function timedOnce(apply) {
  const start = now();
  apply();
  return now() - start;
}

/** The bytes of the heap that are in use after collections. */
export async function heap() {
  if (!globalThis.gc) {
    throw new Error('The measure memory needs the collector at hand: run node --expose-gc.');
  }
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}
