/** The simulated clock between two reports of the server. */

import { minutesOf } from './format.js';

/** Without a report for so long (in ms) the clock stands: the connection is gone. */
const LONGEST_GUESS = 2_500;

/** Tells the simulated time: the server's last report, carried on at its speed. Never goes back by a guess. */
export class Clock {
  #reported = null;
  #speed = 0;
  #receivedAt = 0;
  #shown = null;

  /** @param {import('/millrace.js').LiveValue} stats the channel with the reports */
  constructor(stats) {
    stats.subscribe(({ now, speed }) => {
      if (now === null) {
        return; // the backend has not answered yet
      }
      const reported = minutesOf(now);
      if (this.#reported !== null && reported < this.#reported) {
        this.#shown = null;
      }
      this.#reported = reported;
      this.#speed = speed;
      this.#receivedAt = performance.now();
    });
  }

  /** Minutes since 1970, or null before the first report. */
  get minutes() {
    if (this.#reported === null) {
      return null;
    }
    const elapsed = Math.min(performance.now() - this.#receivedAt, LONGEST_GUESS);
    const guess = this.#reported + (elapsed / 60_000) * this.#speed;
    this.#shown = Math.max(guess, this.#shown ?? guess);
    return this.#shown;
  }
}
