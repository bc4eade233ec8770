/** Starts the page: connects the channels of the stream with what shows them. */

import { fetchMeta } from './api.js';
import { showBoard } from './board.js';
import { Clock } from './clock.js';
import { refuseControl, speedControl, themeControl } from './controls.js';
import { Filters } from './filters.js';
import { Holds } from './holds.js';
import { showMap } from './map.js';
import { showPlot } from './plot.js';
import { channels, stream, view } from './stream.js';
import { showClock, showStats, showStream, showSync } from './strip.js';

themeControl();

const meta = fetchMeta();
const clock = new Clock(channels.stats);
const holds = new Holds(channels.writes);
const filters = new Filters(view, stream, channels.view, meta);
const redrawBoard = showBoard({
  list: channels.board,
  holds,
  describeEmpty: () => filters.describeEmpty(),
});
filters.subscribe(redrawBoard);

showClock(clock);
showStats(channels.stats);
showSync(channels.sync);
showStream(stream, clock);
showMap(channels.states, filters, meta);
showPlot(channels.late, clock);
speedControl(channels.stats);
refuseControl(channels.writes);

stream.onProblem((error) => console.warn(`${error.message}; starting again from fresh snapshots`));

/** For the console and for tests: `departures.stream.interrupt()` cuts the connection. */
window.departures = { stream, view };

stream.open();
