/**
 * Moves rows to their new places: measures where each was (First), lets the browser lay them out
 * anew (Last), puts each back by a transform (Invert) and lets go (Play). A row that is still
 * moving is measured where the eye sees it, so that a second change does not make it jump.
 */

const MOVE = { duration: 520, easing: 'cubic-bezier(.22,.8,.26,1)' };
const ENTER = { duration: 420, easing: 'ease-out' };
const LEAVE = { duration: 320, easing: 'ease-in', fill: 'forwards' };

/** Rows that rise pass above those that sink. */
const RISING = 3;
const SINKING = 2;

/** More leaving rows than this are another page, not a change: they go without a fade. */
const MOST_LEAVING = 8;

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the reader asked for less motion. */
export function prefersCalm() {
  return calm.matches;
}

/** Where each row is now: a map from row element to its place on the screen. */
export function placesOf(rows) {
  return new Map([...rows].map((row) => [row, row.getBoundingClientRect()]));
}

/** Plays the rows of `body` from where they were; rows that were nowhere fade in. */
export function playMoves(body, before) {
  if (prefersCalm()) {
    return;
  }
  for (const animation of movesIn(body)) {
    animation.cancel();
  }
  for (const [row, now] of placesOf(body.rows)) {
    const old = before.get(row);
    if (old === undefined) {
      row.animate({ opacity: [0, 1] }, ENTER);
      continue;
    }
    const [dx, dy] = [old.left - now.left, old.top - now.top];
    if (Math.abs(dx) > 0.5 || Math.abs(dy) > 0.5) {
      const layer = dy > 0 ? RISING : SINKING;
      row.animate(
        { transform: [`translate(${dx}px, ${dy}px)`, 'none'], zIndex: [layer, layer] },
        { ...MOVE, id: 'move' },
      );
    }
  }
}

/** Stops rows where they are on their way, so that a pointer pressed on one is released on it. */
export function pauseMoves(body) {
  for (const animation of movesIn(body)) {
    animation.pause();
  }
}

/** Lets paused rows go on. */
export function resumeMoves(body) {
  for (const animation of movesIn(body)) {
    animation.play();
  }
}

function movesIn(body) {
  return [...body.rows].flatMap((row) => row.getAnimations()).filter((animation) => animation.id === 'move');
}

/** Lets the copies of rows that have left fade out where they were, above the board. */
export function playLeaving(board, leaving) {
  if (prefersCalm() || leaving.length === 0 || leaving.length > MOST_LEAVING) {
    return;
  }
  const origin = board.getBoundingClientRect();
  const table = board.querySelector('table');
  for (const { row, place } of leaving) {
    const ghost = ghostOf(table, row);
    Object.assign(ghost.style, {
      top: `${place.top - origin.top}px`,
      left: `${place.left - origin.left}px`,
      width: `${place.width}px`,
    });
    board.append(ghost);
    ghost.animate({ opacity: [0.9, 0] }, LEAVE).finished.then(
      () => ghost.remove(),
      () => ghost.remove(),
    );
  }
}

/** A table of one row that looks like `row` but is nothing to a test, a reader or a pointer. */
function ghostOf(table, row) {
  const copy = row.cloneNode(true);
  for (const name of copy.getAttributeNames().filter((name) => name.startsWith('data-key'))) {
    copy.removeAttribute(name);
  }
  const body = document.createElement('tbody');
  body.append(copy);
  const ghost = document.createElement('table');
  ghost.className = `${table.className} ghost`;
  ghost.setAttribute('aria-hidden', 'true');
  ghost.inert = true;
  const columns = table.querySelector('colgroup');
  ghost.append(columns.cloneNode(true), body);
  return ghost;
}
