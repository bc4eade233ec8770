/** The page's connection to the board server. */

import { LiveStream } from '/millrace.js';

/** The server says the state of its clock every second, so longer silence is a dead connection. */
const LONGEST_SILENCE = 20_000;

/** Id of this page's view of the board, for as long as the page lives. */
export const view = crypto.randomUUID();

/** The stream of this view; main.js opens it once everybody listens. */
export const stream = new LiveStream(`/events?view=${view}`, { longestSilence: LONGEST_SILENCE });

/** The channels, by what they hold. */
export const channels = {
  board: stream.list('board'),
  states: stream.list('states'),
  late: stream.list('late'),
  view: stream.value('view'),
  stats: stream.value('stats'),
  sync: stream.value('sync'),
  writes: stream.value('writes'),
};
