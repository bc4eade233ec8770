// The workload of the benchmark: rows, changes and checksums, the same numbers as in every other language.

/** The numbers: 32 bits of state. */
export class Rng {
  #state;

  constructor(seed) {
    this.#state = seed | 0;
  }

  next() {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return fmix(this.#state);
  }

  /** At least 0 and less than the bound; the product stays below 2^53 for any bound in use. */
  below(bound) {
    return Math.floor(((this.next() >>> 0) * bound) / 4294967296);
  }
}

function fmix(bits) {
  let z = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}

const WORDS = (() => {
  const drawn = new Rng(7);
  return Array.from({ length: 64 }, () => {
    const length = 3 + drawn.below(5);
    return Array.from({ length }, () => String.fromCharCode(97 + drawn.below(26))).join('');
  });
})();

function drawTitle(drawn, id) {
  const word = () => WORDS[drawn.below(64)];
  return `${word()} ${word()} ${word()} ${id.toString(36)}`;
}

function drawCreatedAt(drawn, id) {
  return 1_600_000_000_000 + drawn.below(100_000) * 2_000_000 + id;
}

/** The rows for a number of to-dos. `todos` holds what is current, by id - 1: the changes below keep it so. */
export class Rows {
  constructor(count) {
    this.projectCount = Math.max(1, Math.floor(count / 100));
    this.userCount = Math.max(1, Math.floor(count / 50));
    const todoDraws = new Rng(42);
    this.todos = Array.from({ length: count }, (_, i) => this.#todo(todoDraws, i + 1));
    const projectDraws = new Rng(43);
    this.projects = Array.from({ length: this.projectCount }, (_, i) => ({
      id: i + 1,
      name: `Project ${i}`,
      archived: projectDraws.below(5) === 0,
    }));
    this.users = Array.from({ length: this.userCount }, (_, i) => ({ id: i + 1, name: `User ${i}` }));
  }

  /** New to-dos, with the ids that follow. */
  newTodos(count) {
    const drawn = new Rng(5);
    return Array.from({ length: count }, (_, i) => this.#todo(drawn, this.todos.length + 1 + i));
  }

  #todo(drawn, id) {
    return {
      id,
      projectId: this.drawProjectId(drawn),
      ownerId: drawn.below(this.userCount) + 1,
      title: drawTitle(drawn, id),
      done: drawn.below(2) === 1,
      priority: drawn.below(10),
      createdAt: drawCreatedAt(drawn, id),
    };
  }

  /** About one in fifty is of a project that is not there. */
  drawProjectId(drawn) {
    return drawn.below(this.projectCount + Math.max(1, Math.floor(this.projectCount / 50))) + 1;
  }
}

const CHANGES = {
  done: (row) => ({ ...row, done: !row.done }),
  priority: (row, drawn) => ({ ...row, priority: drawn.below(10) }),
  createdAt: (row, drawn) => ({ ...row, createdAt: drawCreatedAt(drawn, row.id) }),
  title: (row, drawn) => ({ ...row, title: drawTitle(drawn, row.id) }),
  projectId: (row, drawn, rows) => ({ ...row, projectId: rows.drawProjectId(drawn) }),
};

/** Updates of one field of one to-do each, the named fields in turn. Without names it is the workload's mix. */
export class Updates {
  #rows;
  #drawn;
  #fields;
  #made = 0;

  constructor(rows, seed = 99, fields = ['done', 'priority', 'createdAt', 'title']) {
    this.#rows = rows;
    this.#drawn = new Rng(seed);
    this.#fields = fields;
  }

  /** The new row of the next one. */
  next() {
    const { todos } = this.#rows;
    const at = this.#drawn.below(todos.length);
    const change = CHANGES[this.#fields[this.#made++ % this.#fields.length]];
    const after = change(todos[at], this.#drawn, this.#rows);
    todos[at] = after;
    return after;
  }

  take(count) {
    return Array.from({ length: count }, () => this.next());
  }
}

const ORDERED = new Set(['Q2', 'Q3', 'Q6']);

const WHOLE_TODO = ['id', 'projectId', 'ownerId', 'title', 'done', 'priority', 'createdAt'];

/** The fields of a result's row that its hash takes, in order. A peer hands rows over under these names. */
export const FIELDS = {
  Q1: WHOLE_TODO,
  Q2: WHOLE_TODO,
  Q3: ['id', 'createdAt', 'title', 'project'],
  Q4: ['id', 'title', 'project', 'owner'],
  Q5: ['projectId', 'count', 'sum', 'max'],
  Q6: WHOLE_TODO,
  Q7: ['id', 'title', 'project', 'archived'],
  Q8: ['ownerId', 'priority'],
};

/** The checksum of a result, `rows:hex`. */
export function checksum(query, result) {
  const fields = FIELDS[query];
  const ordered = ORDERED.has(query);
  let rows = 0;
  let hash = 0;
  for (const row of result) {
    let h = 17;
    for (const field of fields) {
      h = hashed(h, row[field]);
    }
    h = fmix(h);
    hash = ordered ? (Math.imul(hash, 31) + h) | 0 : (hash + h) | 0;
    rows++;
  }
  return `${rows}:${(hash >>> 0).toString(16)}`;
}

function hashed(hash, value) {
  switch (typeof value) {
    case 'number': {
      const high = (Math.imul(hash, 31) + Math.floor(value / 4294967296)) | 0;
      return (Math.imul(high, 31) + (value | 0)) | 0;
    }
    case 'string': {
      let text = 0;
      for (let i = 0; i < value.length; i++) {
        text = (Math.imul(text, 31) + value.charCodeAt(i)) | 0;
      }
      return (Math.imul(hash, 31) + text) | 0;
    }
    case 'boolean':
      return (Math.imul(hash, 31) + (value ? 1 : 0)) | 0;
    default:
      throw new Error(`A row of a result has a field of type ${typeof value}; expected a number, a text or a truth.`);
  }
}
