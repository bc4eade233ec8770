/** The plot: how many flights are late, over simulated time, drawn from the deltas of `late`. */

import { byId, oncePerFrame, setAttribute, setText, svg } from './dom.js';
import { clockTime } from './format.js';

/** Simulated minutes that are kept and shown. */
const WINDOW = 360;
const SHORTEST = 30;
const HEIGHT = 168;
const MARGIN = { top: 10, right: 14, bottom: 24, left: 34 };
const X_STEPS = [5, 10, 15, 30, 60, 120];

/**
 * Shows the live list `late` (one row: the number) as a step line.
 *
 * @param {import('/millrace.js').LiveList} list
 * @param {import('./clock.js').Clock} clock tells when a change happened
 */
export function showPlot(list, clock) {
  const holder = byId('plot');
  const history = new History(WINDOW);
  const area = svg('path', { class: 'area' });
  const line = svg('path', { class: 'line' });
  const dot = svg('circle', { class: 'dot', r: 0 });
  const axes = svg('g', { class: 'axes' });
  const chart = svg('svg', { role: 'img', height: HEIGHT }, axes, area, line, dot);
  holder.append(chart);

  const draw = oncePerFrame(() => {
    const now = clock.minutes;
    const width = holder.clientWidth;
    if (now === null || width === 0) {
      return;
    }
    history.add(now, list.rows[0]);
    if (history.isEmpty) {
      return;
    }
    const scales = scalesOf(history, now, width);
    setAttribute(chart, 'width', width);
    setAttribute(line, 'd', stepPath(history.points, now, scales));
    setAttribute(area, 'd', `${stepPath(history.points, now, scales)} V ${scales.y(0)} H ${scales.x(history.start)} Z`);
    setAttribute(dot, 'r', 4);
    setAttribute(dot, 'cx', scales.x(now));
    setAttribute(dot, 'cy', scales.y(history.last));
    drawAxes(axes, scales, width);
    setAttribute(chart, 'aria-label', history.words(now));
    setText(byId('late-trend'), trendOf(history, now));
  });

  list.subscribe(() => {
    setText(byId('late-count'), list.rows[0] ?? '–');
    // Here and not when drawing: a page in the background hears of changes but does not draw.
    history.add(clock.minutes, list.rows[0]);
    draw();
  });
  setInterval(draw, 250);
  new ResizeObserver(draw).observe(holder);
}

/** The last values with the time each began. */
class History {
  points = [];

  constructor(window) {
    this.window = window;
  }

  get isEmpty() {
    return this.points.length === 0;
  }

  get start() {
    return this.points[0].time;
  }

  get last() {
    return this.points.at(-1).value;
  }

  get greatest() {
    return Math.max(...this.points.map((point) => point.value));
  }

  /** Notes the value as of now, if both are known. A clock set back is another replay: it starts anew. */
  add(now, value) {
    if (now === null || value === undefined) {
      return;
    }
    if (!this.isEmpty && now < this.points.at(-1).time) {
      this.points = [];
    }
    if (this.isEmpty || this.last !== value) {
      this.points.push({ time: now, value });
    }
    const first = now - this.window;
    while (this.points.length > 1 && this.points[1].time <= first) {
      this.points.shift();
    }
    if (this.start < first) {
      this.points[0] = { time: first, value: this.points[0].value };
    }
  }

  /** The value that held at a time, or null before the first. */
  at(time) {
    return this.points.findLast((point) => point.time <= time)?.value ?? null;
  }

  words(now) {
    return `Flights more than 30 minutes late from ${clockTime(this.start)} to ${clockTime(now)}: ${this.last} now, ${this.greatest} at most`;
  }
}

function scalesOf(history, now, width) {
  const from = Math.min(history.start, now - SHORTEST);
  const [ticks, top] = valueTicks(history.greatest);
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  return {
    from,
    now,
    ticks,
    x: (time) => round(MARGIN.left + ((time - from) / (now - from)) * (right - MARGIN.left)),
    y: (value) => round(bottom - (value / top) * (bottom - MARGIN.top)),
  };
}

/** At most five round values from 0 to above the greatest, and the highest of them. */
function valueTicks(greatest) {
  const steps = [1, 2, 5].flatMap((step) => [1, 10, 100, 1000].map((scale) => step * scale)).sort((a, b) => a - b);
  const step = steps.find((each) => each * 4 >= greatest) ?? greatest;
  const count = Math.max(2, Math.ceil((greatest + 0.01) / step));
  return [Array.from({ length: count + 1 }, (_, i) => i * step), count * step];
}

function stepPath(points, now, { x, y }) {
  const steps = points.slice(1).map(({ time, value }) => `H ${x(time)} V ${y(value)}`);
  return `M ${x(points[0].time)} ${y(points[0].value)} ${steps.join(' ')} H ${x(now)}`;
}

function drawAxes(axes, { from, now, ticks, x, y }, width) {
  const step = X_STEPS.find((each) => (now - from) / each <= Math.max(2, width / 90)) ?? 120;
  const marks = [];
  for (let time = Math.ceil(from / step) * step; time <= now; time += step) {
    marks.push(svg('text', { x: x(time), y: HEIGHT - 6, class: 'x' }, clockTime(time)));
    marks.push(svg('path', { d: `M ${x(time)} ${y(0)} v 4`, class: 'tick' }));
  }
  for (const tick of ticks) {
    marks.push(svg('path', { d: `M ${x(from)} ${y(tick)} H ${width - MARGIN.right}`, class: 'grid' }));
    marks.push(svg('text', { x: MARGIN.left - 8, y: y(tick) + 4, class: 'y' }, `${tick}`));
  }
  axes.replaceChildren(...marks);
}

function trendOf(history, now) {
  const before = history.at(now - 60);
  if (before === null) {
    return '';
  }
  const change = history.last - before;
  return change === 0 ? 'as an hour ago' : `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than an hour ago`;
}

function round(number) {
  return Math.round(number * 10) / 10;
}
