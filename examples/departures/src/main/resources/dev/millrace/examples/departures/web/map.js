/** The map: a tile for each state, coloured by the average delay of its departures. */

import { byId, h, oncePerFrame, setAttribute, setText, svg } from './dom.js';
import { BINS, binOf, counted, signed } from './format.js';
import { GRID_SIZE, TILES, stateName } from './states.js';

const PITCH = 48;
const TILE = 44;

/**
 * Shows the live list `states`. A state without a tile becomes a chip below the map.
 *
 * @param {import('/millrace.js').LiveList} list rows `{state, flights, averageDelay, maxDelay}`
 * @param {import('./filters.js').Filters} filters a click on a state filters the board by it
 * @param {Promise<{states: string[]}>} meta all states that have an airport
 */
export function showMap(list, filters, meta) {
  const readout = h('p', { class: 'readout', 'aria-hidden': 'true' });
  const chart = svg('svg', {
    viewBox: `0 0 ${GRID_SIZE.columns * PITCH - (PITCH - TILE)} ${GRID_SIZE.rows * PITCH - (PITCH - TILE)}`,
    role: 'group',
    'aria-label': 'States; arrow keys move between them, Enter filters the board',
  });
  const chips = h('div', { class: 'chips' });
  byId('map').append(
    h('div', { class: 'tiles' }, readout, chart),
    legend(),
    h('div', { class: 'elsewhere' }, h('span', {}, 'Not on the map'), chips),
  );

  const marks = new Map();
  for (const { state, column, row } of TILES) {
    add(state, tile(column, row, state), chart);
  }
  rove(chart);
  meta.then(
    ({ states }) => states.forEach(ensure),
    (error) => console.warn(`the map shows no state without flights beside it: ${error.message}`),
  );

  let pointed = null;
  const draw = oncePerFrame(() => {
    const rows = new Map(list.rows.map((row) => [row.state, row]));
    for (const state of rows.keys()) {
      ensure(state);
    }
    for (const [state, mark] of marks) {
      mark.show(rows.get(state), state === filters.state);
    }
    if (list.version !== null) {
      showReadout(readout, pointed ?? filters.state, list.rows);
    }
  });
  list.subscribe(draw);
  filters.subscribe(draw);

  /** A state that has no mark yet is not on the map: it gets a chip, in alphabetical order. */
  function ensure(state) {
    if (!marks.has(state)) {
      add(state, chip(state), chips);
      chips.append(...[...chips.children].sort((a, b) => (a.dataset.state < b.dataset.state ? -1 : 1)));
      draw();
    }
  }

  function add(state, mark, parent) {
    const { element } = mark;
    marks.set(state, mark);
    parent.append(element);
    element.addEventListener('click', () => filters.toggleState(state));
    for (const name of ['pointerenter', 'focus']) {
      element.addEventListener(name, () => point(state));
    }
    for (const name of ['pointerleave', 'blur']) {
      element.addEventListener(name, () => point(null));
    }
  }

  function point(state) {
    pointed = state;
    draw();
  }
}

function tile(column, row, state) {
  const value = svg('text', { class: 'value', x: TILE / 2, y: 37 });
  const element = svg(
    'g',
    {
      class: 'tile',
      role: 'button',
      tabindex: -1,
      'data-state': state,
      'data-column': column,
      'data-row': row,
      transform: `translate(${column * PITCH} ${row * PITCH})`,
    },
    svg('rect', { width: TILE, height: TILE, rx: 6 }),
    svg('text', { class: 'code', x: TILE / 2, y: 20 }, state),
    value,
  );
  return mark(element, state, (row) => setText(value, row === undefined ? '' : signed(row.averageDelay, 0)));
}

function chip(state) {
  const value = h('b');
  const element = h('button', { type: 'button', class: 'chip', 'data-state': state }, `${state} `, value);
  return mark(element, state, (row) => setText(value, row === undefined ? '–' : `${signed(row.averageDelay, 0)}`));
}

/** What tile and chip have in common. */
function mark(element, state, showValue) {
  return {
    element,
    show(row, selected) {
      const words = describe(state, row);
      showValue(row);
      setAttribute(element, 'data-bin', row === undefined ? 'none' : binOf(row.averageDelay));
      setAttribute(element, 'aria-pressed', selected);
      setAttribute(element, 'aria-label', words);
      if (element instanceof HTMLElement) {
        setAttribute(element, 'title', words);
      }
    },
  };
}

function describe(state, row) {
  return row === undefined
    ? `${stateName(state)} (${state}): no flights now`
    : `${stateName(state)} (${state}): ${figures(row)}`;
}

function figures({ flights, averageDelay, maxDelay }) {
  return `${counted(flights, 'flight')}, average ${signed(averageDelay)} min, greatest ${signed(maxDelay, 0)} min`;
}

/** The state pointed at or filtered by; else all of them together. */
function showReadout(readout, state, rows) {
  const title = h('b', {}, state === null ? 'All states' : stateName(state));
  const row = state === null ? total(rows) : rows.find((each) => each.state === state);
  if (row === undefined) {
    readout.replaceChildren(title, 'no flights now');
  } else {
    const { flights, averageDelay, maxDelay } = row;
    const delays = `average ${signed(averageDelay)}, greatest ${signed(maxDelay, 0)} min`;
    readout.replaceChildren(title, h('span', {}, counted(flights, 'flight')), h('span', {}, delays));
  }
}

function total(rows) {
  if (rows.length === 0) {
    return undefined;
  }
  const flights = rows.reduce((sum, row) => sum + row.flights, 0);
  const delay = rows.reduce((sum, row) => sum + row.flights * row.averageDelay, 0);
  return { flights, averageDelay: delay / flights, maxDelay: Math.max(...rows.map((row) => row.maxDelay)) };
}

function legend() {
  const steps = BINS.map(({ name, upTo }) =>
    h('li', { 'data-bin': name }, h('span', {}, upTo === Infinity ? '' : signed(upTo, 0))),
  );
  return h(
    'div',
    { class: 'legend' },
    h('span', {}, 'early'),
    h('ol', { 'aria-label': 'Colours from early to late, with their limits in minutes' }, ...steps),
    h('span', {}, 'late, min'),
  );
}

/** One tab stop for all tiles; arrow keys go to the nearest tile in their direction. */
function rove(chart) {
  const tiles = [...chart.querySelectorAll('.tile')];
  const at = (element) => [Number(element.dataset.column), Number(element.dataset.row)];
  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  setAttribute(tiles[0], 'tabindex', 0);
  chart.addEventListener('focusin', (event) => {
    for (const each of tiles) {
      setAttribute(each, 'tabindex', each === event.target ? 0 : -1);
    }
  });
  chart.addEventListener('keydown', (event) => {
    const current = event.target.closest('.tile');
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      current.dispatchEvent(new MouseEvent('click'));
      return;
    }
    const direction = directions[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      nearest(tiles, at, current, direction)?.focus();
    }
  });
}

function nearest(tiles, at, from, [dx, dy]) {
  const [x, y] = at(from);
  const distance = (element) => {
    const [ahead, aside] = [
      (at(element)[0] - x) * dx + (at(element)[1] - y) * dy,
      Math.abs((at(element)[0] - x) * dy) + Math.abs((at(element)[1] - y) * dx),
    ];
    return ahead > 0 ? ahead + 3 * aside : Infinity;
  };
  return tiles.filter((element) => distance(element) < Infinity).sort((a, b) => distance(a) - distance(b))[0];
}
