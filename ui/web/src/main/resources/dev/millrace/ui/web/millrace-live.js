/**
 * What a live stream keeps: ordered lists and single values, each as of one version on the server.
 *
 * @module millrace-live
 */

/** A frame that cannot be applied to the state held here. The message says what was expected. */
export class FrameError extends Error {
  /**
   * @param {string} message what was expected and what was found
   * @param {object} [frame] the frame that could not be applied
   */
  constructor(message, frame) {
    super(message);
    this.name = 'FrameError';
    this.frame = frame;
  }
}

/**
 * Listeners of one source. A listener that throws disturbs neither the source nor its neighbours:
 * the error goes to the global error handler, as that of an event listener would.
 */
export class Listeners {
  #all = new Set();

  add(listener) {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(...args) {
    for (const listener of [...this.#all]) {
      try {
        listener(...args);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/**
 * One operation of a change. Operations are applied one after another, so `at` is a position in
 * the list as the operations before it left it.
 *
 * @typedef {object} Op
 * @property {'remove' | 'insert' | 'update'} op
 * @property {number} at position in the list
 * @property {string} key key of the row
 * @property {*} [row] the new row (insert and update)
 * @property {boolean} [move] true on the remove and the insert that together move one row
 */

/** An ordered list of rows with keys, as of one version of a live result on the server. */
export class LiveList {
  #listeners = new Listeners();
  #keys = [];
  #rows = [];
  #version = null;

  /** @param {string} name name of the channel */
  constructor(name) {
    /** @type {string} name of the channel */
    this.name = name;
  }

  /** @returns {number | null} version held here; null until the first snapshot */
  get version() {
    return this.#version;
  }

  /** @returns {readonly string[]} the keys, in order; a new array after each change */
  get keys() {
    return this.#keys;
  }

  /** @returns {readonly any[]} the rows, in order; a new array after each change */
  get rows() {
    return this.#rows;
  }

  /**
   * Row of a key.
   *
   * @param {string} key
   * @returns {any | undefined} undefined if the list holds no such key
   */
  get(key) {
    return this.#rows[this.#keys.indexOf(key)];
  }

  /**
   * Calls the listener after each snapshot and each change, and at once if a snapshot is here.
   *
   * @param {(list: LiveList, ops: readonly Op[] | null) => void} listener gets the list in its new
   *     state, and the operations that led to it; null instead of operations after a snapshot
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    const unsubscribe = this.#listeners.add(listener);
    if (this.#version !== null) {
      listener(this, null);
    }
    return unsubscribe;
  }

  /**
   * Replaces everything. Called by the stream.
   *
   * @param {{version: number, keys: string[], rows: any[]}} frame
   * @throws {FrameError} if keys and rows do not match
   */
  reset(frame) {
    const { version, keys, rows } = frame;
    if (!Array.isArray(keys) || !Array.isArray(rows) || keys.length !== rows.length) {
      throw new FrameError(`${this.name}: a snapshot needs as many rows as keys`, frame);
    }
    if (new Set(keys).size !== keys.length) {
      throw new FrameError(`${this.name}: a snapshot holds a key twice`, frame);
    }
    this.#keys = [...keys];
    this.#rows = [...rows];
    this.#version = version;
    this.#listeners.tell(this, null);
  }

  /**
   * Applies a change, whole or not at all. Called by the stream.
   *
   * @param {{from: number, version: number, ops: Op[]}} frame
   * @throws {FrameError} if the change starts at another version or an operation does not fit;
   *     the list is then as it was
   */
  apply(frame) {
    if (this.#version === null) {
      throw new FrameError(`${this.name}: a change came before the first snapshot`, frame);
    }
    if (frame.from !== this.#version) {
      throw new FrameError(
        `${this.name}: a change from version ${frame.from} to ${frame.version} came for version ${this.#version}`,
        frame,
      );
    }
    const keys = [...this.#keys];
    const rows = [...this.#rows];
    for (const op of frame.ops) {
      const fault = applyOp(keys, rows, op);
      if (fault) {
        throw new FrameError(`${this.name}: ${op.op} of ${op.key} at ${op.at} does not fit: ${fault}`, frame);
      }
    }
    this.#keys = keys;
    this.#rows = rows;
    this.#version = frame.version;
    this.#listeners.tell(this, frame.ops);
  }
}

/** Applies one operation in place; returns what is wrong with it, or null. */
function applyOp(keys, rows, op) {
  const { at, key } = op;
  if (op.op === 'insert') {
    if (at < 0 || at > keys.length) {
      return `the list has ${keys.length} rows`;
    }
    if (keys.includes(key)) {
      return 'the key is in the list already';
    }
    keys.splice(at, 0, key);
    rows.splice(at, 0, op.row);
    return null;
  }
  if (keys[at] !== key) {
    return `found ${keys[at] ?? 'nothing'} there`;
  }
  if (op.op === 'remove') {
    keys.splice(at, 1);
    rows.splice(at, 1);
    return null;
  }
  if (op.op === 'update') {
    rows[at] = op.row;
    return null;
  }
  return 'unknown operation';
}

/** A single value that the server replaces as a whole. */
export class LiveValue {
  #listeners = new Listeners();
  #value;
  #version = null;

  /** @param {string} name name of the channel */
  constructor(name) {
    /** @type {string} name of the channel */
    this.name = name;
  }

  /** @returns {number | null} version held here; null until the first value */
  get version() {
    return this.#version;
  }

  /** @returns {any | undefined} the value; undefined until the first one */
  get value() {
    return this.#value;
  }

  /**
   * Calls the listener with each new value, and at once if there is one.
   *
   * @param {(value: any) => void} listener
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    const unsubscribe = this.#listeners.add(listener);
    if (this.#version !== null) {
      listener(this.#value);
    }
    return unsubscribe;
  }

  /**
   * Replaces the value. Called by the stream.
   *
   * @param {{version: number, value: any}} frame
   */
  replace(frame) {
    this.#value = frame.value;
    this.#version = frame.version;
    this.#listeners.tell(this.#value);
  }
}
