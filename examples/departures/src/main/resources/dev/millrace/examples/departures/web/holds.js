/** Holds of flights: asks for them, and follows the writes that the server reports. */

import { RequestError, postHold } from './api.js';
import { announce, toast } from './toasts.js';

const REMARK = 'waiting for connection';
const SENDING_FOR = 10_000;
const ON_THE_WAY = new Set(['PENDING', 'PERSISTING', 'ACCEPTED', 'UNCONFIRMED', 'CONFLICT']);
const CONFIRMED_FOR = 2_600;
const FAILED_FOR = 15_000;

/**
 * What is known of the holds that concern this page. A flight may be held more than once, from other pages too: what is shown
 * beside it is its newest hold, and what becomes of an older one takes nothing away from that.
 */
export class Holds {
  #shown = new Map();
  #known = null;
  #asked = 0;
  #listeners = new Set();

  /** @param {import('/millrace.js').LiveValue} writes the channel with the recent writes */
  constructor(writes) {
    writes.subscribe((value) => this.#follow(value.writes));
  }

  /**
   * What to show beside a flight: `phase` is `sending`, a state of its write, or undefined when
   * there is nothing to say (any more).
   *
   * @param {number} flight
   * @returns {{phase: string, reason: string | null} | undefined}
   */
  of(flight) {
    return [...this.#shown.values()].filter((hold) => hold.flight === flight).at(-1);
  }

  /** Calls the listener whenever something about a hold changes. */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /** Asks the server to hold a flight. */
  async hold(flight) {
    const asked = `asked ${++this.#asked}`;
    this.#show(asked, flight, 'sending', null);
    try {
      const { write } = await postHold(flight, REMARK);
      // The write itself comes by the stream, unless the stream is lost; and may have come before this answer.
      this.#shown.delete(asked);
      if (this.#known?.has(write)) {
        this.#tell();
      } else {
        this.#show(write, flight, 'sending', null);
        this.#forget(write, SENDING_FOR);
      }
    } catch (error) {
      if (!(error instanceof RequestError)) {
        throw error;
      }
      this.#failed(asked, flight, error.message);
    }
  }

  #follow(writes) {
    const before = this.#known;
    this.#known = new Map(writes.map((write) => [write.id, write.state]));
    for (const write of writes) {
      // What had ended before this page came is history, not news.
      const news = before === null ? isPending(write.state) : before.get(write.id) !== write.state;
      if (news) {
        this.#changed(write);
      }
    }
    this.#dropForgotten();
  }

  /** A write the server knows no more (it was started anew) will never end: it is not pending. */
  #dropForgotten() {
    for (const [id, { phase }] of this.#shown) {
      if (isPending(phase) && !this.#known.has(id)) {
        this.#shown.delete(id);
        this.#tell();
      }
    }
  }

  #changed({ id, flight, state, reason }) {
    if (state === 'FAILED') {
      this.#failed(id, flight, reason ?? 'no reason given');
      return;
    }
    this.#show(id, flight, state, null);
    if (state === 'CONFIRMED') {
      announce(`The hold of flight ${flight} is confirmed.`);
      this.#forget(id, CONFIRMED_FOR);
    }
  }

  #failed(id, flight, reason) {
    this.#show(id, flight, 'FAILED', reason);
    this.#forget(id, FAILED_FOR);
    toast(`Flight #${flight} is not held:`, reason);
  }

  #show(id, flight, phase, reason) {
    this.#shown.set(id, { flight, phase, reason });
    this.#tell();
  }

  /** Forgets what is shown of a hold now after a while, unless something newer took its place. */
  #forget(id, after) {
    const shown = this.#shown.get(id);
    setTimeout(() => {
      if (this.#shown.get(id) === shown) {
        this.#shown.delete(id);
        this.#tell();
      }
    }, after);
  }

  #tell() {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

/** Whether a write in this state is on its way still. */
export function isPending(state) {
  return ON_THE_WAY.has(state);
}
