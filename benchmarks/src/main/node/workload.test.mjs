import assert from 'node:assert/strict';
import test from 'node:test';
import { NAMES, peer } from './peers.mjs';
import { Rows, Updates } from './workload.mjs';

const CHECKS = {
  Q1: ['2415:cce5ce14', '2418:f56a01c'],
  Q2: ['50:263e8f0b', '50:87dd9e4b'],
  Q3: ['100:5fef6c5d', '100:80d7e120'],
  Q4: ['1738:6ba3e09', '1742:c41cd63'],
  Q5: ['102:cad87bef', '102:670c08ed'],
  Q6: ['10000:11c6b561', '10000:ad32ae86'],
  Q7: ['10000:a8774ea3', '10000:f0404fc3'],
  Q8: ['1799:103947b0', '1798:f86f3644'],
};

for (const name of NAMES) {
  const Peer = await peer(name);
  for (const [query, [loaded, updated]] of Object.entries(CHECKS)) {
    test(`${name} ${query}`, { skip: Peer.cannot(query) }, async () => {
      const rows = new Rows(10_000);
      const contestant = new Peer();
      contestant.load(rows);
      contestant.open(query);
      assert.equal(contestant.checksum(), loaded);

      const updates = new Updates(rows);
      for (let i = 0; i < 100; i++) {
        contestant.update(updates.next());
      }

      assert.equal(contestant.checksum(), updated);
      assert.ok(contestant.told() > 0);
      await contestant.closeQuery();
    });

    test(`${name} ${query}, the other changes`, { skip: Peer.cannot(query) }, async () => {
      const rows = new Rows(10_000);
      const contestant = new Peer();
      contestant.load(rows);
      contestant.open(query);
      contestant.updateBatch(new Updates(rows).take(100));
      assert.equal(contestant.checksum(), updated);

      const added = rows.newTodos(200);
      added.forEach((todo) => contestant.insert(todo));
      const removed = rows.todos.slice(0, 200);
      removed.forEach((todo) => contestant.delete(todo));
      rows.projects.forEach((project) => contestant.updateProject({ ...project, archived: !project.archived }));
      const kept = contestant.checksum();
      await contestant.closeQuery();
      contestant.open(query);

      assert.equal(contestant.checksum(), kept);
      assert.notEqual(kept, updated);
      rows.projects.forEach((project) => contestant.updateProject(project));
      removed.forEach((todo) => contestant.insert(todo));
      added.forEach((todo) => contestant.delete(todo));

      assert.equal(contestant.checksum(), updated);
      await contestant.closeQuery();
    });
  }
}
