/** The board: a table that follows the live list `board`. */

import { byId, h, oncePerFrame, setAttribute } from './dom.js';
import { pauseMoves, placesOf, playLeaving, playMoves, resumeMoves } from './flip.js';
import { BoardRow } from './rows.js';

/** Rows do not change places under a pressed pointer; after this long they do all the same. */
const LONGEST_PRESS = 1_500;

/**
 * Shows the live list `board` as a table whose rows move to their new places.
 *
 * @param {object} parts
 * @param {import('/millrace.js').LiveList} parts.list the rows
 * @param {import('./holds.js').Holds} parts.holds what is known of holds
 * @param {() => {text: string, action: string | null, act: () => void}} parts.describeEmpty what to
 *     say, and to offer, when there is no row
 * @returns {() => void} draws again, for what the list does not tell
 */
export function showBoard({ list, holds, describeEmpty }) {
  const board = byId('board');
  const table = board.querySelector('table');
  const body = byId('rows');
  const empty = byId('board-empty');
  const rows = new Map();
  let pressed = false;
  let shownEmpty = null;

  const draw = oncePerFrame(() => {
    if (list.version === null) {
      return;
    }
    const moves = !pressed && !sameOrder(body, list.keys);
    const before = moves ? placesOf(body.rows) : null;
    const focused = body.contains(document.activeElement) ? document.activeElement : null;
    showRows();
    if (moves) {
      const leaving = takeLeft(before);
      arrange(
        body,
        list.keys.map((key) => rows.get(key).element),
      );
      playLeaving(board, leaving);
      playMoves(body, before);
    }
    if (focused !== null && document.activeElement !== focused) {
      keepFocus(focused);
    }
    setAttribute(table, 'aria-busy', null);
    setAttribute(table, 'data-version', list.version);
    showEmpty();
  });

  function showRows() {
    list.keys.forEach((key, at) => {
      if (!rows.has(key)) {
        rows.set(key, new BoardRow(key));
      }
      const row = list.rows[at];
      rows.get(key).show(row, holds.of(row.id));
    });
  }

  /** Takes the rows that have left out of the table; returns them with their last places. */
  function takeLeft(before) {
    const stay = new Set(list.keys);
    const left = [...rows].filter(([key]) => !stay.has(key));
    for (const [key, row] of left) {
      rows.delete(key);
      row.element.remove();
    }
    return left
      .map(([, row]) => ({ row: row.element, place: before.get(row.element) }))
      .filter(({ place }) => place !== undefined);
  }

  /** A row that moves loses the focus, and so does a button that goes with its flight. */
  function keepFocus(focused) {
    const target = focused.isConnected && !focused.hidden ? focused : board;
    target.focus({ preventScroll: true });
  }

  function showEmpty() {
    empty.hidden = list.keys.length > 0;
    if (empty.hidden) {
      return;
    }
    const { text, action, act } = describeEmpty();
    if (text === shownEmpty) {
      return;
    }
    shownEmpty = text;
    empty.replaceChildren(h('p', {}, text));
    if (action !== null) {
      const button = h('button', { type: 'button', class: 'plain' }, action);
      button.addEventListener('click', act);
      empty.append(button);
    }
  }

  body.addEventListener('click', (event) => {
    // The whole cell counts: on a row that is moving the button is easily missed by a hair.
    const button = event.target.closest('td.c-hold')?.querySelector('button');
    if (button != null && !button.hidden && button.getAttribute('aria-disabled') === null) {
      // The key of a row is the id of its flight. The row may have left the list while pressed.
      holds.hold(Number(button.closest('tr').dataset.key));
    }
  });
  let release = null;
  body.addEventListener('pointerdown', () => {
    pressed = true;
    pauseMoves(body);
    clearTimeout(release);
    release = setTimeout(letGo, LONGEST_PRESS);
  });
  for (const name of ['pointerup', 'pointercancel']) {
    // After the click that follows this event, which must still meet the row it was meant for.
    addEventListener(name, () => pressed && setTimeout(letGo));
  }
  function letGo() {
    clearTimeout(release);
    pressed = false;
    resumeMoves(body);
    draw();
  }

  list.subscribe(draw);
  holds.subscribe(draw);
  return draw;
}

function sameOrder(body, keys) {
  return body.rows.length === keys.length && keys.every((key, at) => body.rows[at].dataset.key === key);
}

/** Puts the elements in order, moving as few as a single pass can. */
function arrange(body, elements) {
  let next = body.firstElementChild;
  for (const [at, element] of elements.entries()) {
    if (element === next) {
      next = next.nextElementSibling;
    } else if (next !== null && next.nextElementSibling === element && elements[at + 1] !== next) {
      // The row here has sunk: take it out of the way instead of lifting all rows below it.
      const sunk = next;
      next = element.nextElementSibling;
      body.append(sunk);
    } else {
      body.insertBefore(element, next);
    }
  }
}
