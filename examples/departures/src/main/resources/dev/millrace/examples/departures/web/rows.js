/** One row of the board: its cells, made once and changed in place. */

import { h, setAttribute, setText } from './dom.js';
import { binOf, clockTime, daysBetween, delayText, delayWords, minutesOf, signed } from './format.js';
import { prefersCalm } from './flip.js';
import { isPending } from './holds.js';

const HOLD_TEXT = {
  idle: 'Hold +15',
  sending: 'Sending…',
  PENDING: 'Saving…',
  PERSISTING: 'Saving…',
  ACCEPTED: 'Confirming…',
  UNCONFIRMED: 'Unconfirmed',
  CONFLICT: 'In conflict',
  CONFIRMED: 'Held ✓',
  FAILED: 'Hold +15',
};

/** A row of the board. Changes only what differs from what it shows. */
export class BoardRow {
  #delay = null;
  #cells;

  /** @param {string} key key of the row in the live list */
  constructor(key) {
    const cells = {
      time: h('time', { class: 'scheduled' }),
      expected: h('span', { class: 'expected' }),
      flight: h('span', { class: 'flight' }),
      origin: place(),
      destination: place(),
      badge: h('span', { class: 'badge' }),
      trend: h('span', { class: 'trend', 'aria-hidden': 'true' }),
      status: h('span', { class: 'status' }),
      remark: h('span', { class: 'remark' }),
      hold: h('button', { class: 'hold', type: 'button', 'data-testid': 'hold' }),
    };
    this.#cells = cells;
    /** The element of the row. */
    this.element = h(
      'tr',
      { role: 'row', 'data-key': key },
      cell('time', cells.time, cells.expected),
      cell('flight', cells.flight),
      cell(
        'route',
        cells.origin.element,
        h('span', { class: 'to', 'aria-label': 'to' }, '→'),
        cells.destination.element,
      ),
      cell('delay', cells.badge, cells.trend),
      cell('status', cells.status),
      cell('remark', cells.remark),
      cell('hold', cells.hold),
    );
  }

  /**
   * Shows a row of the live list.
   *
   * @param {object} row the row
   * @param {{phase: string, reason: string | null} | undefined} hold what is known of a hold
   */
  show(row, hold) {
    const cells = this.#cells;
    const scheduled = minutesOf(row.scheduled);
    setText(cells.time, clockTime(scheduled));
    setAttribute(cells.time, 'datetime', row.scheduled);
    setText(cells.expected, expectedText(row, scheduled));
    setText(cells.flight, `#${row.id}`);
    cells.origin.show(row.origin, row.originCity, row.originState);
    cells.destination.show(row.destination, row.destinationCity, row.destinationState);
    this.#showDelay(row.delay);
    setText(cells.status, row.status === 'DEPARTED' ? 'Departed' : 'Scheduled');
    setAttribute(this.element, 'data-status', row.status);
    this.#showHold(row, hold);
  }

  #showDelay(delay) {
    const { badge, trend } = this.#cells;
    if (delay === this.#delay) {
      return;
    }
    setText(badge, delayText(delay));
    setAttribute(badge, 'data-bin', binOf(delay));
    setAttribute(badge, 'title', delayWords(delay));
    setAttribute(this.element, 'data-delay', delay);
    if (this.#delay !== null) {
      this.#flash(badge, trend, delay - this.#delay);
    }
    this.#delay = delay;
  }

  /** Says for a moment by how much the delay has changed. */
  #flash(badge, trend, change) {
    setText(trend, `${change > 0 ? '▲' : '▼'} ${Math.abs(change)}`);
    setAttribute(trend, 'data-trend', change > 0 ? 'up' : 'down');
    for (const animation of trend.getAnimations()) {
      animation.cancel();
    }
    const fading = trend.animate({ opacity: [1, 1, 0] }, { duration: 2600, easing: 'ease-in' });
    fading.onfinish = () => setText(trend, '');
    if (!prefersCalm()) {
      badge.animate({ transform: ['scale(1.14)', 'none'] }, { duration: 360, easing: 'ease-out' });
    }
  }

  #showHold(row, hold) {
    const { remark, hold: button } = this.#cells;
    const phase = hold?.phase ?? 'idle';
    const refused = phase === 'FAILED';
    const pending = isPending(phase);
    const busy = pending || phase === 'sending' || phase === 'CONFIRMED';
    setText(remark, refused ? `Hold refused: ${hold.reason}` : (row.remark ?? ''));
    setAttribute(remark, 'title', remark.textContent === '' ? null : remark.textContent);
    setAttribute(this.element, 'data-pending', pending ? 'true' : null);
    setAttribute(this.element, 'data-write', hold === undefined || phase === 'sending' ? null : phase);
    setText(button, HOLD_TEXT[phase]);
    button.hidden = row.status === 'DEPARTED' && !busy;
    // Not `disabled`: that would take the focus away from a button that comes back in a moment.
    setAttribute(button, 'aria-disabled', busy ? 'true' : null);
    setAttribute(button, 'aria-label', `${HOLD_TEXT[phase]}: flight ${row.id}, ${row.origin} to ${row.destination}`);
  }
}

function cell(name, ...children) {
  return h('td', { role: 'cell', class: `c-${name}` }, ...children);
}

/** An airport: its code, and its city as far as there is room. */
function place() {
  const code = h('b');
  const city = h('span', { class: 'city' });
  return {
    element: h('span', { class: 'place' }, code, ' ', city),
    show(iata, name, state) {
      setText(code, iata);
      setText(city, cityText(name, state));
      setAttribute(city, 'title', city.textContent);
    },
  };
}

/** About a dozen airports have neither a city nor a state: `NA` in the data. */
function cityText(city, state) {
  const known = [city, state].filter((part) => part !== 'NA');
  return known.length === 0 ? 'city unknown' : known.join(', ');
}

/** The expected time if it is not the scheduled one; `+1` is the day after, as in timetables. */
function expectedText({ delay }, scheduled) {
  if (delay === 0) {
    return '';
  }
  const days = daysBetween(scheduled, scheduled + delay);
  return `→ ${clockTime(scheduled + delay)}${days === 0 ? '' : ` ${signed(days, 0)}`}`;
}
