/** What of the flights the board shows: filter and page, here, on the server and in the address. */

import { RequestError, putView } from './api.js';
import { byId, h, setAttribute, setText } from './dom.js';
import { counted, whole } from './format.js';
import { stateName } from './states.js';

/**
 * Filter and page of the board. The server's `view` channel says what is in force; this class
 * holds what the reader wants, and asks again should the server have forgotten.
 */
export class Filters {
  #id;
  #view;
  #wanted = fromAddress();
  #wishes = [];
  #asking = false;
  #verify = true;
  #asked;
  #listeners = new Set();
  #select = byId('filter-state');
  #input = byId('filter-airport');
  #error = byId('filter-error');

  /**
   * @param {string} id id of the view
   * @param {import('/millrace.js').LiveStream} stream
   * @param {import('/millrace.js').LiveValue} view the channel with what is in force
   * @param {Promise<{states: string[]}>} meta the states there are
   */
  constructor(id, stream, view, meta) {
    this.#id = id;
    this.#view = view;
    this.#listen();
    this.#offer(meta);
    stream.onStatus(({ status }) => {
      this.#verify ||= status !== 'live';
    });
    view.subscribe((inForce) => this.#show(inForce));
  }

  /** The state filtered by, or null. */
  get state() {
    return this.#view.value?.state ?? null;
  }

  /** Calls the listener after each change of what is in force. */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /** Filters by a state, or no longer if it is the one filtered by. */
  toggleState(state) {
    const toggled = (wanted) => ({ ...wanted, state: wanted.state === state ? null : state, page: 0 });
    return this.#ask(toggled, this.#select);
  }

  /** Shows all flights. */
  clear() {
    this.#input.value = '';
    return this.#ask(() => ({ state: null, airport: null, page: 0 }), null);
  }

  /** What to say and to offer when the board is empty. */
  describeEmpty() {
    const { state, airport, page, pageSize, total } = this.#view.value ?? { total: 0, page: 0 };
    if (page > 0 && total > 0) {
      const last = Math.ceil(total / pageSize) - 1;
      const text = `Nothing is left on page ${page + 1}: ${counted(total, 'flight')} in all.`;
      return { text, action: 'Go to the last page', act: () => this.#ask((wanted) => ({ ...wanted, page: last }), null) };
    }
    if (state != null || airport != null) {
      const parts = [state && stateName(state), airport].filter(Boolean);
      return {
        text: `No flights match ${parts.join(' and ')} now.`,
        action: 'Show all flights',
        act: () => this.clear(),
      };
    }
    return {
      text: 'No flights are known yet. A flight appears two hours before its scheduled time.',
      action: null,
      act: () => {},
    };
  }

  #listen() {
    this.#select.addEventListener('change', () => {
      const state = this.#select.value || null;
      this.#ask((wanted) => ({ ...wanted, state, page: 0 }), this.#select);
    });
    this.#input.addEventListener('change', () => this.#askAirport());
    this.#input.addEventListener('input', () => {
      this.#asked = undefined;
      this.#showError(null, '');
    });
    byId('filters').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#askAirport();
    });
    byId('filter-clear').addEventListener('click', () => this.clear());
    byId('pager-prev').addEventListener('click', (event) => this.#turn(event, -1));
    byId('pager-next').addEventListener('click', (event) => this.#turn(event, 1));
  }

  /** Fills the list of states. */
  async #offer(meta) {
    try {
      const { states } = await meta;
      this.#select.append(...states.map((state) => h('option', { value: state }, `${state} · ${stateName(state)}`)));
      this.#select.value = this.#wanted.state ?? '';
    } catch (error) {
      this.#showError(this.#select, `The list of states is missing: ${error.message}`);
    }
  }

  #turn(event, by) {
    if (event.currentTarget.getAttribute('aria-disabled') === null) {
      this.#ask((wanted) => this.#turned(wanted, by), null);
    }
  }

  /** Turned by so many pages, but not beyond the last, as far as it is known where that is. */
  #turned(wanted, by) {
    const { state, airport, pageSize, total } = this.#view.value;
    const known = state === wanted.state && airport === wanted.airport;
    const last = known ? Math.ceil(total / pageSize) - 1 : Infinity;
    const next = wanted.page + by;
    const page = by < 0 ? Math.max(0, next) : Math.max(wanted.page, Math.min(next, last));
    return page === wanted.page ? wanted : { ...wanted, page };
  }

  /** Enter makes a `change` and a `submit` of one intent: the second finds nothing to ask. */
  #askAirport() {
    const airport = this.#input.value.trim().toUpperCase() || null;
    this.#input.value = airport ?? '';
    if (airport === this.#asked) {
      return;
    }
    // While something is asked for, only its answer tells whether this is news.
    if (this.#asking || airport !== this.#wanted.airport) {
      this.#asked = airport;
      this.#ask((wanted) => (wanted.airport === airport ? wanted : { ...wanted, airport, page: 0 }), this.#input);
    } else {
      this.#showError(null, '');
    }
  }

  /** Once all is answered the same airport may be asked for again; but not by the second event of the same Enter. */
  #forgetAsked() {
    const asked = this.#asked;
    setTimeout(() => {
      if (!this.#asking && this.#asked === asked) {
        this.#asked = undefined;
      }
    });
  }

  /**
   * Asks the server for what a change makes of what is wanted; the field is the one to blame if it refuses. One is asked for
   * at a time and in order: each builds on what came of those before it.
   */
  async #ask(change, field) {
    this.#wishes.push({ change, field });
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      while (this.#wishes.length > 0) {
        await this.#askFor(this.#wishes.shift());
      }
    } finally {
      this.#asking = false;
      this.#forgetAsked();
      if (this.#view.value !== undefined) {
        this.#show(this.#view.value);
      }
    }
  }

  async #askFor({ change, field }) {
    const next = change(this.#wanted);
    let refusal = null;
    try {
      if (next !== this.#wanted) {
        await putView(this.#id, next);
        this.#wanted = next;
        toAddress(next);
      }
    } catch (error) {
      if (!(error instanceof RequestError)) {
        throw error;
      }
      refusal = error.message;
    }
    if (this.#wishes.length > 0) {
      return; // the reader has gone on: what comes of that is to be told
    }
    if (refusal === null) {
      this.#showError(null, '');
    } else {
      this.#showError(field ?? this.#fieldOf(refusal), refusal);
    }
  }

  /** After a page load or a reconnect the server may not know what the reader wants. */
  #restore(inForce) {
    this.#verify = false;
    const { state, airport, page } = this.#wanted;
    if (state !== inForce.state || airport !== inForce.airport || page !== inForce.page) {
      const wanted = this.#wanted;
      this.#wanted = { state: inForce.state, airport: inForce.airport, page: inForce.page };
      this.#input.value = wanted.airport ?? '';
      this.#ask(() => wanted, null);
    }
  }

  #show(inForce) {
    if (!this.#asking && this.#verify) {
      this.#restore(inForce);
    }
    const { state, airport, page, pageSize, total } = inForce;
    if (!this.#asking) {
      // The answer to a request may be here before the stream tells what is in force now.
      this.#select.value = this.#wanted.state ?? '';
      if (document.activeElement !== this.#input && this.#error.hidden) {
        this.#input.value = this.#wanted.airport ?? '';
      }
    }
    byId('filter-clear').hidden = state === null && airport === null;
    const first = page * pageSize;
    const last = Math.min(first + pageSize, total);
    setText(byId('result-count'), counted(total, 'flight'));
    setText(byId('pager-range'), last > first ? `${first + 1}–${last} of ${whole(total)}` : `none of ${whole(total)}`);
    setAttribute(byId('pager-prev'), 'aria-disabled', page === 0 ? 'true' : null);
    setAttribute(byId('pager-next'), 'aria-disabled', last >= total ? 'true' : null);
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #fieldOf(message) {
    return /airport/i.test(message) ? this.#input : this.#select;
  }

  #showError(field, text) {
    for (const each of [this.#select, this.#input]) {
      setAttribute(each, 'aria-invalid', each === field && text !== '' ? 'true' : null);
    }
    this.#error.hidden = text === '';
    setText(this.#error, text);
  }
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  const page = Number.parseInt(query.get('page') ?? '1', 10);
  return {
    state: query.get('state') || null,
    airport: query.get('airport')?.toUpperCase() || null,
    page: Number.isInteger(page) && page > 0 ? page - 1 : 0,
  };
}

function toAddress({ state, airport, page }) {
  const query = new URLSearchParams();
  if (state !== null) {
    query.set('state', state);
  }
  if (airport !== null) {
    query.set('airport', airport);
  }
  if (page > 0) {
    query.set('page', page + 1);
  }
  history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
}
