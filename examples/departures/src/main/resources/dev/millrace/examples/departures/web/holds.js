/** Holds of flights: asks for them, and follows the writes that the server reports. */

import { RequestError, postHold } from './api.js';
import { announce, toast } from './toasts.js';

const REMARK = 'waiting for connection';
const SENDING_FOR = 10_000;
const CONFIRMED_FOR = 2_600;
const FAILED_FOR = 15_000;

/** What is known of the newest hold of each flight. */
export class Holds {
  #byFlight = new Map();
  #known = null;
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
    return this.#byFlight.get(flight);
  }

  /** Calls the listener whenever something about a hold changes. */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /** Asks the server to hold a flight. */
  async hold(flight) {
    this.#show(flight, 'sending', null);
    try {
      await postHold(flight, REMARK);
      if (this.of(flight)?.phase === 'sending') {
        // The write itself comes by the stream, unless the stream is lost.
        this.#forget(flight, SENDING_FOR);
      }
    } catch (error) {
      if (!(error instanceof RequestError)) {
        throw error;
      }
      this.#failed(flight, error.message);
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
    this.#dropForgotten(writes);
  }

  /** A write the server knows no more (it was started anew) will never end: it is not pending. */
  #dropForgotten(writes) {
    const flights = new Set(writes.map(({ flight }) => flight));
    for (const [flight, { phase }] of this.#byFlight) {
      if (isPending(phase) && !flights.has(flight)) {
        this.#byFlight.delete(flight);
        this.#tell();
      }
    }
  }

  #changed({ flight, state, reason }) {
    if (state === 'FAILED') {
      this.#failed(flight, reason ?? 'no reason given');
      return;
    }
    this.#show(flight, state, null);
    if (state === 'CONFIRMED') {
      announce(`The hold of flight ${flight} is confirmed.`);
      this.#forget(flight, CONFIRMED_FOR);
    }
  }

  #failed(flight, reason) {
    this.#show(flight, 'FAILED', reason);
    this.#forget(flight, FAILED_FOR);
    toast(`Flight #${flight} is not held:`, reason);
  }

  #show(flight, phase, reason) {
    this.#byFlight.set(flight, { phase, reason });
    this.#tell();
  }

  /** Forgets what is shown now after a while, unless something newer took its place. */
  #forget(flight, after) {
    const shown = this.#byFlight.get(flight);
    setTimeout(() => {
      if (this.#byFlight.get(flight) === shown) {
        this.#byFlight.delete(flight);
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
  return state === 'PERSISTING' || state === 'ACCEPTED';
}
