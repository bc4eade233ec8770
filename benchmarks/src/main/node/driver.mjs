// Measures one peer at one query and size, and prints one JSON object. Meant to be a process of its own for each:
//   node --expose-gc driver.mjs --peer tanstack --rows 100000 --query Q3 --measures hydrate,update.mixed --seconds 3

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { heap, timed, timedOnce, timedSlow } from './clock.mjs';
import { peer } from './peers.mjs';
import { Rows, Updates } from './workload.mjs';

// The libraries check more and warn in development; set before a peer is imported.
process.env.NODE_ENV = 'production';

const STRIDE = 7919;
const BATCH = 1_000;
const MOST = 4_096;
const MOST_OF_SIZE = 1_000;
const CHECKED_UPDATES = 100;

const OVER_PROJECTS = ['Q3', 'Q4', 'Q7'];
const OVER_PROJECT_IDS = ['Q3', 'Q4', 'Q5', 'Q7'];

/** The steps of each measure that times changes, or nothing where the query knows none of what it changes. */
const STEPS = {
  'update.mixed': ({ contestant, mixed }) => updates(contestant, mixed),
  'update.filter': ({ contestant, rows }) => updates(contestant, new Updates(rows, 101, ['done'])),
  'update.join': ({ contestant, rows, query }) =>
    OVER_PROJECT_IDS.includes(query) ? updates(contestant, new Updates(rows, 102, ['projectId'])) : undefined,
  'update.sort': ({ contestant, rows, query }) =>
    updates(contestant, new Updates(rows, 103, [query === 'Q6' ? 'title' : 'createdAt'])),
  'update.insert': ({ contestant, rows }) => {
    const added = rows.newTodos(MOST_OF_SIZE);
    return {
      most: MOST_OF_SIZE,
      draw: (count) => added.slice(0, count),
      apply: (todo) => contestant.insert(todo),
      undo: (todos) => todos.forEach((todo) => contestant.delete(todo)),
    };
  },
  'update.delete': ({ contestant, rows: { todos } }) => {
    let made = 0;
    return {
      most: Math.min(MOST_OF_SIZE, todos.length),
      draw: (count) => Array.from({ length: count }, () => todos[(made++ * STRIDE) % todos.length]),
      apply: (todo) => contestant.delete(todo),
      undo: (removed) => removed.forEach((todo) => contestant.insert(todo)),
    };
  },
  'update.parent': ({ contestant, rows: { projects }, query }) => {
    if (!OVER_PROJECTS.includes(query)) {
      return undefined;
    }
    let made = 0;
    const flip = () => {
      const at = (made++ * STRIDE) % projects.length;
      projects[at] = { ...projects[at], archived: !projects[at].archived };
      return projects[at];
    };
    return {
      most: MOST,
      draw: (count) => Array.from({ length: count }, flip),
      apply: (project) => contestant.updateProject(project),
    };
  },
  batch: ({ contestant, mixed }) => ({
    most: 16,
    draw: (count) => Array.from({ length: count }, () => mixed.take(BATCH)),
    apply: (todos) => contestant.updateBatch(todos),
  }),
};

function updates(contestant, drawn) {
  return { most: MOST, draw: (count) => drawn.take(count), apply: (todo) => contestant.update(todo) };
}

const ALL = ['hydrate', ...Object.keys(STEPS), 'memory'];

function options() {
  const { values } = parseArgs({
    options: {
      peer: { type: 'string' },
      rows: { type: 'string' },
      query: { type: 'string' },
      measures: { type: 'string', default: ALL.join(',') },
      seconds: { type: 'string', default: '3' },
    },
  });
  const measures = values.measures.split(',').filter((name) => name !== '');
  const unknown = measures.filter((name) => !ALL.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No measure is named ${unknown.join(' or ')}; there are ${ALL.join(', ')}.`);
  }
  if (!/^Q[1-8]$/.test(values.query)) {
    throw new Error(`No query is named ${values.query}; there are Q1 to Q8.`);
  }
  const [n, seconds] = [Number(values.rows), Number(values.seconds)];
  if (!(Number.isInteger(n) && n > 0 && seconds > 0)) {
    throw new Error(`Expected --rows and --seconds above 0, found ${values.rows} and ${values.seconds}.`);
  }
  return { name: values.peer, n, query: values.query, measures, seconds };
}

function version(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}

async function measured(Peer, { n, query, measures, seconds }) {
  const ofMemory = measures.includes('memory');
  const empty = ofMemory ? await heap() : 0;
  const rows = new Rows(n);
  const contestant = new Peer();
  contestant.load(rows);
  const loaded = ofMemory ? await heap() : 0;

  const firstNs = timedOnce(() => contestant.open(query));
  const memory = ofMemory
    ? { unit: 'B/row', mean: ((await heap()) - loaded) / n, loaded: (loaded - empty) / n }
    : undefined;

  const mixed = new Updates(rows);
  const checks = { load: contestant.checksum() };
  mixed.take(CHECKED_UPDATES).forEach((todo) => contestant.update(todo));
  checks.updates100 = contestant.checksum();

  const found = {};
  for (const name of measures) {
    if (name === 'memory') {
      found.memory = memory;
    } else if (name === 'hydrate') {
      await contestant.closeQuery();
      const close = () => contestant.closeQuery();
      found.hydrate = await timedSlow(() => contestant.open(query), close, seconds, firstNs);
      contestant.open(query);
    } else {
      const steps = STEPS[name]({ contestant, rows, mixed, query });
      if (steps) {
        found[name] = await timed(steps, seconds);
      }
    }
  }
  return { checks, measures: found };
}

const asked = options();
const Peer = await peer(asked.name);
const cell = {
  peer: asked.name,
  version: version(Peer.package),
  node: process.version,
  query: asked.query,
  n: asked.n,
};
const unsupported = Peer.cannot(asked.query);
Object.assign(cell, unsupported ? { unsupported } : await measured(Peer, asked));
process.stdout.write(`${JSON.stringify(cell)}\n`, () => process.exit());
