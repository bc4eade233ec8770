/**
 * Browser client of Millrace live results: keeps copies of a server's live lists and values over
 * server-sent events. No dependencies, no build step; `millrace-live.js` has to lie beside it.
 *
 * A {@link LiveStream} receives frames. Each frame belongs to a named channel and is a `snapshot`
 * of a list, a `change` from one version of that list to the next, or a new `value`. The stream
 * never guesses: a change that does not start at the version held here, or an operation that does
 * not fit the list, is reported, nothing of it is applied, and the stream starts again from fresh
 * snapshots. A server that cannot go on says why in a last event `failed`; the stream then asks again,
 * with growing pauses.
 *
 *     const stream = new LiveStream('/events?view=1');
 *     stream.list('board').subscribe((list, ops) => draw(list.rows, ops));
 *     stream.value('stats').subscribe((value) => show(value));
 *     stream.onStatus(({ status }) => console.log(status));
 *     stream.open();
 *
 * @module millrace
 */

import { FrameError, Listeners, LiveList, LiveValue } from './millrace-live.js';

export { FrameError, LiveList, LiveValue };

/**
 * State of the connection.
 *
 * @typedef {object} StreamStatus
 * @property {'connecting' | 'live' | 'broken' | 'closed'} status `connecting` until the stream
 *     first opens, `broken` from a loss until it is open again
 * @property {number} attempt attempts made since the stream was last live
 * @property {string | null} reason why the stream is broken
 */

/**
 * A connection to a server's live results. A lost connection is opened again by the browser's
 * EventSource, or, where that gives up, here, with growing pauses; either way the server is told
 * the last event seen and continues there.
 */
export class LiveStream {
  #url;
  #options;
  #source = null;
  #timer = null;
  #silence = null;
  #lastEventId = null;
  #opened = 0;
  #failures = 0;
  #state = { status: 'closed', attempt: 0, reason: null };
  #channels = new Map();
  #statusListeners = new Listeners();
  #problemListeners = new Listeners();

  /**
   * Makes a closed stream.
   *
   * @param {string} url address of the event stream; a reopening by hand adds the query parameter
   *     `lastEventId`, since a script cannot set the header that EventSource sends
   * @param {object} [options]
   * @param {number} [options.firstPause=500] longest pause before the first reopening, in ms
   * @param {number} [options.longestPause=15000] longest pause before any reopening, in ms
   * @param {number} [options.longestSilence=0] without a frame for so many ms the connection counts
   *     as lost; 0 = silence is fine
   * @param {typeof EventSource} [options.eventSource] another implementation of EventSource
   */
  constructor(url, options = {}) {
    this.#url = url;
    this.#options = {
      firstPause: 500,
      longestPause: 15_000,
      longestSilence: 0,
      eventSource: globalThis.EventSource,
      ...options,
    };
  }

  /** @returns {StreamStatus} state of the connection */
  get state() {
    return this.#state;
  }

  /**
   * The list of a channel; always the same object for a name.
   *
   * @param {string} name
   * @returns {LiveList}
   */
  list(name) {
    return this.#channel(name, LiveList);
  }

  /**
   * The value of a channel; always the same object for a name.
   *
   * @param {string} name
   * @returns {LiveValue}
   */
  value(name) {
    return this.#channel(name, LiveValue);
  }

  /**
   * Calls the listener at once and whenever the state of the connection changes.
   *
   * @param {(state: StreamStatus) => void} listener
   * @returns {() => void} ends the subscription
   */
  onStatus(listener) {
    const unsubscribe = this.#statusListeners.add(listener);
    listener(this.#state);
    return unsubscribe;
  }

  /**
   * Calls the listener with each frame that could not be applied; the stream starts again from
   * fresh snapshots by itself.
   *
   * @param {(error: FrameError) => void} listener
   * @returns {() => void} ends the subscription
   */
  onProblem(listener) {
    return this.#problemListeners.add(listener);
  }

  /** Opens the stream; no effect if it is open. */
  open() {
    if (this.#state.status === 'closed') {
      this.#change('connecting', 0, null);
      this.#connect();
    }
  }

  /** Closes the stream for good; {@link LiveStream#open} starts it again with fresh snapshots. */
  close() {
    this.#disconnect();
    this.#lastEventId = null;
    this.#failures = 0;
    this.#change('closed', 0, null);
  }

  /** Cuts the connection as a failure of the network would; it is opened again and resumes. */
  interrupt() {
    if (this.#state.status !== 'closed') {
      this.#reopen('interrupted');
    }
  }

  /** Opens a broken connection now instead of after the pause; no effect if it is not broken. */
  retryNow() {
    if (this.#state.status === 'broken') {
      this.#disconnect();
      this.#connect();
    }
  }

  #channel(name, Kind) {
    const known = this.#channels.get(name) ?? new Kind(name);
    if (!(known instanceof Kind)) {
      throw new TypeError(`channel ${name} is a ${known.constructor.name}, asked for as a ${Kind.name}`);
    }
    this.#channels.set(name, known);
    return known;
  }

  #connect() {
    const resume = this.#lastEventId === null ? '' : `lastEventId=${encodeURIComponent(this.#lastEventId)}`;
    const join = this.#url.includes('?') ? '&' : '?';
    const source = new this.#options.eventSource(resume ? this.#url + join + resume : this.#url);
    this.#source = source;
    source.addEventListener('open', () => {
      if (source === this.#source) {
        this.#opened = Date.now();
        this.#heard();
        this.#change('live', 0, null);
      }
    });
    source.addEventListener('error', () => {
      if (source === this.#source) {
        this.#lost(source);
      }
    });
    source.addEventListener('frame', (event) => {
      // A source closed by an earlier event may still hand over events it had queued.
      if (source === this.#source) {
        this.#receive(event);
      }
    });
    source.addEventListener('failed', (event) => {
      if (source === this.#source) {
        // What comes next is another stream, which knows nothing of the ids of this one.
        this.#lastEventId = null;
        this.#reopen(reasonOf(event.data));
      }
    });
  }

  #disconnect() {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = null;
  }

  /** After an error EventSource either reconnects by itself or has given up (CLOSED). */
  #lost(source) {
    clearTimeout(this.#silence);
    if (source.readyState === this.#options.eventSource.CLOSED) {
      this.#reopen('the server refused the connection');
    } else {
      this.#change('broken', this.#state.attempt + 1, 'the connection was lost');
    }
  }

  #receive(event) {
    let frame;
    try {
      frame = parse(event.data);
      this.#dispatch(frame);
    } catch (error) {
      if (!(error instanceof FrameError)) {
        throw error;
      }
      this.#lastEventId = null;
      this.#reopen(error.message);
      this.#problemListeners.tell(error);
      return;
    }
    this.#lastEventId = event.lastEventId || null;
    this.#heard();
    // Only a connection that has carried frames for a while proves that the trouble is over.
    if (Date.now() - this.#opened > 5_000) {
      this.#failures = 0;
    }
  }

  #dispatch(frame) {
    const { channel, kind } = frame;
    const Kind = kind === 'value' ? LiveValue : LiveList;
    if (this.#channels.has(channel) && !(this.#channels.get(channel) instanceof Kind)) {
      throw new FrameError(`${channel}: a frame of kind ${kind} does not suit this channel`, frame);
    }
    const target = this.#channel(channel, Kind);
    switch (kind) {
      case 'snapshot':
        return target.reset(frame);
      case 'change':
        return target.apply(frame);
      default:
        return target.replace(frame);
    }
  }

  #heard() {
    const { longestSilence } = this.#options;
    clearTimeout(this.#silence);
    if (longestSilence > 0) {
      this.#silence = setTimeout(() => this.#reopen(`nothing heard for ${longestSilence} ms`), longestSilence);
    }
  }

  /** Opens again after a pause: random, so that many browsers do not return at one instant. */
  #reopen(reason) {
    this.#disconnect();
    const { firstPause, longestPause } = this.#options;
    const bound = Math.min(longestPause, firstPause * 2 ** this.#failures);
    this.#failures += 1;
    this.#change('broken', this.#state.attempt + 1, reason);
    this.#timer = setTimeout(() => this.#connect(), bound * (0.5 + Math.random() / 2));
  }

  #change(status, attempt, reason) {
    this.#state = { status, attempt, reason };
    this.#statusListeners.tell(this.#state);
  }
}

/** What a server said of its failure. */
function reasonOf(data) {
  try {
    return JSON.parse(data).message;
  } catch {
    return 'the server could not go on';
  }
}

const KINDS = ['snapshot', 'change', 'value'];

/** Reads a frame, and answers for everything of its form that does not depend on the state here. */
function parse(data) {
  let frame;
  try {
    frame = JSON.parse(data);
  } catch (error) {
    throw new FrameError(`a frame is not JSON: ${error.message}`);
  }
  if (frame === null || typeof frame.channel !== 'string' || !KINDS.includes(frame.kind)) {
    throw new FrameError(`a frame needs a channel and a kind out of ${KINDS.join(', ')}`, frame);
  }
  if (!Number.isInteger(frame.version)) {
    throw new FrameError(`${frame.channel}: a frame needs a whole number as version`, frame);
  }
  if (frame.kind === 'change' && !(Array.isArray(frame.ops) && frame.ops.every(isOperation))) {
    throw new FrameError(`${frame.channel}: a change needs a list of operations, each with op, at and key`, frame);
  }
  return frame;
}

function isOperation(op) {
  return typeof op?.op === 'string' && Number.isInteger(op.at) && typeof op.key === 'string';
}
