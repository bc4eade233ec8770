/** Short messages in the corner, and words for screen readers only. */

import { byId, h } from './dom.js';

const SHOWN_FOR = 9_000;
const MOST = 4;

/** Shows a message about something that went wrong; it goes by itself or when dismissed. */
export function toast(title, text) {
  const region = byId('toasts');
  const close = h('button', { type: 'button', class: 'plain', 'aria-label': 'Dismiss' }, '×');
  const message = h('div', { class: 'toast', 'data-testid': 'toast' }, h('p', {}, h('b', {}, title), ' ', text), close);
  const dismiss = () => message.remove();
  close.addEventListener('click', dismiss);
  region.append(message);
  while (region.children.length > MOST) {
    region.firstElementChild.remove();
  }
  let timer = setTimeout(dismiss, SHOWN_FOR);
  message.addEventListener('pointerenter', () => clearTimeout(timer));
  message.addEventListener('pointerleave', () => {
    timer = setTimeout(dismiss, SHOWN_FOR);
  });
}

/** Says something to a screen reader without showing it. */
export function announce(text) {
  byId('announcer').textContent = text;
}
