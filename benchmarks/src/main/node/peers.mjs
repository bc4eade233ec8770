// The peers by name. Each is imported only when asked for, so that the other one's code is not in the process.

const PEERS = {
  tanstack: async () => (await import('./tanstack.mjs')).TanStack,
  zero: async () => (await import('./zero.mjs')).Zero,
};

/** The names of the peers. */
export const NAMES = Object.keys(PEERS);

/** The class of a peer. */
export async function peer(name) {
  const found = PEERS[name];
  if (!found) {
    throw new Error(`No peer is named ${name}; there are ${NAMES.join(', ')}.`);
  }
  return await found();
}
