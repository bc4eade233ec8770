/** The strip of figures at the top, and the notices below it. */

import { byId, h, setAttribute, setText } from './dom.js';
import { clockTime, counted, dayName, isoTime, oneDigit, whole } from './format.js';

const SYNC_WORDS = { LIVE: 'live', LOADING: 'loading', RETRYING: 'retrying', STALE: 'stale', CLOSED: 'closed' };

/** Shows the simulated clock; it moves between two reports, too. */
export function showClock(clock) {
  const element = byId('clock');
  setInterval(() => {
    const now = clock.minutes;
    if (now !== null) {
      setText(element, clockTime(now));
      setAttribute(element, 'datetime', isoTime(now));
      setText(byId('date'), dayName(now));
    }
  }, 100);
}

/** Shows the figures of the channel `stats`. */
export function showStats(stats) {
  const micros = byId('commit-micros');
  const [median, p99] = [h('b'), h('b')];
  stats.subscribe((value) => {
    if (!median.isConnected) {
      const part = (figure, unit) => h('span', {}, figure, ' ', h('small', {}, unit));
      micros.replaceChildren(part(median, 'µs median'), ' ', part(p99, 'µs p99'));
    }
    setText(byId('rows-held'), whole(value.rowsHeld));
    setText(byId('commits-per-second'), oneDigit(value.commitsPerSecond));
    setText(byId('commits'), `of ${whole(value.commits)}`);
    setText(median, micro(value.commitMicrosMedian));
    setText(p99, micro(value.commitMicrosP99));
    setText(byId('speed-note'), value.speed === 0 ? 'stopped' : `at ${value.speed}×`);
  });
}

/** Shows how the collections stand with the backend. */
export function showSync(sync) {
  sync.subscribe((collections) => {
    for (const [name, { status, message, attempt }] of Object.entries(collections)) {
      const pill = byId(`sync-${name}`);
      setAttribute(pill, 'data-status', status);
      setText(pill, `${name} ${SYNC_WORDS[status] ?? status}`);
      notice(
        `sync-${name}`,
        status === 'LIVE' || status === 'LOADING' ? null : syncNotice(name, status, message, attempt),
      );
    }
  });
}

/** Shows the state of the connection between page and board server. */
export function showStream(stream, clock) {
  const pill = byId('stream-status');
  const retry = h('button', { type: 'button', class: 'plain' }, 'Reconnect now');
  retry.addEventListener('click', () => stream.retryNow());
  stream.onStatus(({ status, attempt, reason }) => {
    setAttribute(pill, 'data-status', status);
    setText(pill, status);
    setAttribute(document.documentElement, 'data-stream', status);
    if (status !== 'broken') {
      notice('stream', null);
      return;
    }
    const since = clock.minutes === null ? '' : ` The page shows the state of ${clockTime(clock.minutes)}.`;
    const text = `No connection to the board server (${reason}).${since} Attempt ${attempt} to reconnect …`;
    notice('stream', text, retry);
  });
}

/** Shows, changes or, with null, takes away one of the notices above the board. */
function notice(name, text, ...more) {
  const region = byId('notices');
  const old = region.querySelector(`[data-notice="${name}"]`);
  if (text === null) {
    old?.remove();
    return;
  }
  if (old !== null) {
    setText(old.firstElementChild, text);
    return;
  }
  region.append(h('div', { class: 'notice', 'data-notice': name }, h('p', {}, text), ...more));
}

function syncNotice(name, status, message, attempt) {
  const tries = attempt > 0 ? ` (${counted(attempt, 'attempt')})` : '';
  const said = message === null ? '' : `: ${message}`;
  return `${name} ${SYNC_WORDS[status] ?? status}${tries}${said}. The last known rows stay on the board.`;
}

function micro(value) {
  return value < 100 ? oneDigit(value) : whole(value);
}
