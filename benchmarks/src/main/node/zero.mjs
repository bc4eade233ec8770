// Zero's query engine alone, without client and server: sources in memory, a pipeline built from the syntax tree of a
// query, and Zero's own view of the result. The package exports none of this, so the files are named by their paths.

import { ArrayView } from './node_modules/@rocicorp/zero/out/zql/src/ivm/array-view.js';
import { MemorySource } from './node_modules/@rocicorp/zero/out/zql/src/ivm/memory-source.js';
import { MemoryStorage } from './node_modules/@rocicorp/zero/out/zql/src/ivm/memory-storage.js';
import {
  makeSourceChangeAdd,
  makeSourceChangeEdit,
  makeSourceChangeRemove,
} from './node_modules/@rocicorp/zero/out/zql/src/ivm/source.js';
import { consume } from './node_modules/@rocicorp/zero/out/zql/src/ivm/stream.js';
import { buildPipeline } from './node_modules/@rocicorp/zero/out/zql/src/builder/builder.js';
import { checksum } from './workload.mjs';

const is = (name, op, value) => ({
  type: 'simple',
  left: { type: 'column', name },
  op,
  right: { type: 'literal', value },
});

const OPEN = [is('done', '=', false), is('priority', '>=', 5)];
const BY_ID = [['id', 'asc']];
const NEWEST_FIRST = [['createdAt', 'desc'], ['id', 'asc']];

/** The one row of another table that a field of a to-do names. */
const one = (table, field, where) => ({
  system: 'client',
  correlation: { parentField: [field], childField: ['id'] },
  subquery: { table, alias: table, where, orderBy: BY_ID },
});

// Not flipped: that way round the window of Q3 would need all projects' to-dos, and Q4 gains nothing that lasts.
const ofOpenProject = {
  type: 'correlatedSubquery',
  op: 'EXISTS',
  related: {
    system: 'client',
    correlation: { parentField: ['projectId'], childField: ['id'] },
    subquery: { table: 'project', alias: 'zsubq_project', where: is('archived', '=', false), orderBy: BY_ID },
  },
};

const all = (...conditions) => ({ type: 'and', conditions });

const QUERIES = {
  Q1: { table: 'todo', where: all(...OPEN), orderBy: BY_ID },
  Q2: { table: 'todo', where: all(...OPEN), orderBy: NEWEST_FIRST, limit: 50 },
  Q3: {
    table: 'todo',
    where: ofOpenProject,
    related: [one('project', 'projectId')],
    orderBy: NEWEST_FIRST,
    limit: 100,
  },
  // The owner is always there, so that it need not be asked for as a condition, which would cost one more operator.
  Q4: {
    table: 'todo',
    where: all(...OPEN, ofOpenProject),
    related: [one('project', 'projectId'), one('user', 'ownerId')],
    orderBy: BY_ID,
  },
  Q6: { table: 'todo', orderBy: [['title', 'asc'], ['id', 'asc']] },
  Q7: { table: 'todo', related: [one('project', 'projectId')], orderBy: BY_ID },
};

const UNSUPPORTED = {
  Q5: 'Zero has no aggregates and no grouping in its query engine.',
  Q8: 'Zero has no distinct in its query engine.',
};

const SHOWN = {
  Q3: (row) => ({ ...row, project: row.project.name }),
  Q4: (row) => ({ ...row, project: row.project.name, owner: row.user.name }),
  Q7: (row) => ({ ...row, project: row.project?.name ?? '', archived: row.project ? Number(row.project.archived) : 2 }),
};

const SINGULAR = { singular: true, relationships: {} };

function source(table, columns) {
  return new MemorySource(table, Object.fromEntries(columns.map(([name, type]) => [name, { type }])), ['id']);
}

/** Zero's query engine as a contestant. */
export class Zero {
  static package = '@rocicorp/zero';

  /** Why it cannot do a query, or undefined. */
  static cannot(query) {
    return UNSUPPORTED[query];
  }

  #sources = {
    todo: source('todo', [
      ['id', 'number'],
      ['projectId', 'number'],
      ['ownerId', 'number'],
      ['title', 'string'],
      ['done', 'boolean'],
      ['priority', 'number'],
      ['createdAt', 'number'],
    ]),
    project: source('project', [['id', 'number'], ['name', 'string'], ['archived', 'boolean']]),
    user: source('user', [['id', 'number'], ['name', 'string']]),
  };

  // Zero's changes carry the row before, which its client knows from its store; here an array by id does.
  #todos = [];
  #projects = [];
  #query;
  #view;
  #told = 0;

  load(rows) {
    for (const todo of rows.todos) {
      this.#todos[todo.id] = todo;
      consume(this.#sources.todo.push(makeSourceChangeAdd(todo)));
    }
    for (const project of rows.projects) {
      this.#projects[project.id] = project;
      consume(this.#sources.project.push(makeSourceChangeAdd(project)));
    }
    for (const user of rows.users) {
      consume(this.#sources.user.push(makeSourceChangeAdd(user)));
    }
  }

  open(query) {
    const ast = QUERIES[query];
    const input = buildPipeline(ast, new Delegate(this.#sources), query);
    const relationships = Object.fromEntries((ast.related ?? []).map(({ subquery }) => [subquery.alias, SINGULAR]));
    this.#query = query;
    this.#view = new ArrayView(input, { singular: false, relationships }, true, () => {});
    this.#view.onDestroy = () => input.destroy();
    let opening = true;
    this.#view.addListener(() => {
      if (!opening) {
        this.#told++;
      }
    });
    opening = false;
  }

  async closeQuery() {
    this.#view.destroy();
    this.#view = undefined;
  }

  update(todo) {
    this.#edit(todo);
    this.#view.flush();
  }

  #edit(todo) {
    const before = this.#todos[todo.id];
    this.#todos[todo.id] = todo;
    consume(this.#sources.todo.push(makeSourceChangeEdit(todo, before)));
  }

  insert(todo) {
    this.#todos[todo.id] = todo;
    consume(this.#sources.todo.push(makeSourceChangeAdd(todo)));
    this.#view.flush();
  }

  delete(todo) {
    const before = this.#todos[todo.id];
    this.#todos[todo.id] = undefined;
    consume(this.#sources.todo.push(makeSourceChangeRemove(before)));
    this.#view.flush();
  }

  updateBatch(todos) {
    for (let i = 0; i < todos.length; i++) {
      this.#edit(todos[i]);
    }
    this.#view.flush();
  }

  updateProject(project) {
    const before = this.#projects[project.id];
    this.#projects[project.id] = project;
    consume(this.#sources.project.push(makeSourceChangeEdit(project, before)));
    this.#view.flush();
  }

  checksum() {
    const rows = this.#view.data;
    const shown = SHOWN[this.#query];
    return checksum(this.#query, shown ? rows.map(shown) : rows);
  }

  /** How often the listener was handed a new result: Zero tells of no single changes. */
  told() {
    return this.#told;
  }
}

/** What a pipeline is built from. */
class Delegate {
  #sources;

  constructor(sources) {
    this.#sources = sources;
  }

  getSource(table) {
    return this.#sources[table];
  }

  createStorage() {
    return new MemoryStorage();
  }

  decorateSourceInput(input) {
    return input;
  }

  decorateInput(input) {
    return input;
  }

  decorateFilterInput(input) {
    return input;
  }

  addEdge() {}
}
