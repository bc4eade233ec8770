// TanStack DB: rows arrive through the sync interface of a collection, the fastest way in; a live query keeps the result.

import {
  BTreeIndex,
  and,
  count,
  createCollection,
  createLiveQueryCollection,
  eq,
  gte,
  max,
  sum,
} from '@tanstack/db';
import { checksum } from './workload.mjs';

const open = (t) => and(eq(t.done, false), gte(t.priority, 5));

const QUERIES = {
  Q1: (q, { todos }) => q.from({ t: todos }).where(({ t }) => open(t)),
  Q2: (q, { todos }) =>
    q
      .from({ t: todos })
      .where(({ t }) => open(t))
      .orderBy(({ t }) => t.createdAt, 'desc')
      .limit(50),
  Q3: (q, { todos, projects }) =>
    q
      .from({ t: todos })
      .join({ p: projects }, ({ t, p }) => eq(t.projectId, p.id), 'inner')
      .where(({ p }) => eq(p.archived, false))
      .orderBy(({ t }) => t.createdAt, 'desc')
      .limit(100)
      .select(({ t, p }) => ({ id: t.id, createdAt: t.createdAt, title: t.title, project: p.name })),
  Q4: (q, { todos, projects, users }) =>
    q
      .from({ t: todos })
      .join({ p: projects }, ({ t, p }) => eq(t.projectId, p.id), 'inner')
      .join({ u: users }, ({ t, u }) => eq(t.ownerId, u.id), 'inner')
      .where(({ t }) => open(t))
      .where(({ p }) => eq(p.archived, false))
      .select(({ t, p, u }) => ({ id: t.id, title: t.title, project: p.name, owner: u.name })),
  Q5: (q, { todos }) =>
    q
      .from({ t: todos })
      .groupBy(({ t }) => t.projectId)
      .select(({ t }) => ({
        projectId: t.projectId,
        count: count(t.id),
        sum: sum(t.priority),
        max: max(t.createdAt),
      })),
  Q6: (q, { todos }) => q.from({ t: todos }).orderBy(({ t }) => t.title, { stringSort: 'lexical' }),
  Q7: (q, { todos, projects }) =>
    q
      .from({ t: todos })
      .join({ p: projects }, ({ t, p }) => eq(t.projectId, p.id), 'left')
      .select(({ t, p }) => ({ id: t.id, title: t.title, project: p?.name, archived: p?.archived })),
  Q8: (q, { todos }) =>
    q
      .from({ t: todos })
      .where(({ t }) => eq(t.done, false))
      .select(({ t }) => ({ ownerId: t.ownerId, priority: t.priority }))
      .distinct(),
};

// What was fastest of: nothing, everything that autoIndex 'eager' makes, and some of that. An index costs each change.
// Q1 and Q8 read nearly the whole collection anyway. Q2 reads its window by the order. Q3 would open a thousand times
// faster as a left join with the index of Q2, but its changes are then slower and some take seconds: an inner join
// needs no window of its source. Q4 finds to-dos by what they are joined with, Q7 projects, as the
// library's warning asks.
const INDEXES = {
  Q2: [['todos', 'createdAt', 'desc']],
  Q4: [['todos', 'projectId', 'asc'], ['todos', 'ownerId', 'asc']],
  Q7: [['projects', 'id', 'asc']],
};

/** A collection whose rows come as sync transactions, with the calls that make them. */
function synced(id) {
  let sync;
  const collection = createCollection({
    id,
    getKey: (row) => row.id,
    startSync: true,
    gcTime: 0,
    autoIndex: 'off',
    defaultStringCollation: { stringSort: 'lexical' },
    sync: {
      rowUpdateMode: 'full',
      sync: (calls) => {
        sync = calls;
      },
    },
  });
  return {
    collection,
    load(rows) {
      this.commit('insert', rows);
      sync.markReady();
    },
    commit(type, rows) {
      sync.begin();
      for (let i = 0; i < rows.length; i++) {
        sync.write({ type, value: rows[i] });
      }
      sync.commit();
    },
    commitOne(type, value) {
      sync.begin();
      sync.write({ type, value });
      sync.commit();
    },
  };
}

/** TanStack DB as a contestant. */
export class TanStack {
  static package = '@tanstack/db';

  /** Why it cannot do a query, or undefined. */
  static cannot() {
    return undefined;
  }

  #todos = synced('todos');
  #projects = synced('projects');
  #users = synced('users');
  #indexed = new Set();
  #query;
  #live;
  #subscription;
  #opening = false;
  #told = 0;

  load(rows) {
    this.#todos.load(rows.todos);
    this.#projects.load(rows.projects);
    this.#users.load(rows.users);
  }

  open(query) {
    const sources = {
      todos: this.#todos.collection,
      projects: this.#projects.collection,
      users: this.#users.collection,
    };
    this.#index(query, sources);
    this.#query = query;
    this.#opening = true;
    this.#live = createLiveQueryCollection({ query: (q) => QUERIES[query](q, sources), gcTime: 0 });
    this.#subscription = this.#live.subscribeChanges((changes) => this.#tell(changes), { includeInitialState: true });
    this.#opening = false;
    if (this.#live.status !== 'ready') {
      throw new Error(`The live query of ${query} is ${this.#live.status} after it was opened; expected ready.`);
    }
  }

  /** Indexes stay when a query is closed, so that it opens again with a warm one. */
  #index(query, sources) {
    if (this.#indexed.has(query)) {
      return;
    }
    for (const [source, field, direction] of INDEXES[query] ?? []) {
      const compareOptions = { direction, nulls: 'first', stringSort: 'lexical' };
      sources[source].createIndex((row) => row[field], { indexType: BTreeIndex, options: { compareOptions } });
    }
    this.#indexed.add(query);
  }

  #tell(changes) {
    if (!this.#opening) {
      this.#told += changes.length;
    }
  }

  async closeQuery() {
    this.#subscription.unsubscribe();
    await this.#live.cleanup();
    this.#live = undefined;
  }

  update(todo) {
    this.#todos.commitOne('update', todo);
  }

  insert(todo) {
    this.#todos.commitOne('insert', todo);
  }

  delete(todo) {
    this.#todos.commitOne('delete', todo);
  }

  updateBatch(todos) {
    this.#todos.commit('update', todos);
  }

  updateProject(project) {
    this.#projects.commitOne('update', project);
  }

  checksum() {
    const rows = this.#live.values();
    return checksum(this.#query, this.#query === 'Q7' ? filled(rows) : rows);
  }

  /** How many changes of the result the subscriber was told of. */
  told() {
    return this.#told;
  }
}

function* filled(rows) {
  for (const row of rows) {
    const missing = row.project === undefined;
    yield { ...row, project: row.project ?? '', archived: missing ? 2 : Number(row.archived) };
  }
}
