/** Controls of the demo: speed, a refusal on order, and the colour scheme. */

import { RequestError, postRefuseNext, putSpeed } from './api.js';
import { byId, setAttribute, setText } from './dom.js';
import { isPending } from './holds.js';
import { toast } from './toasts.js';

/** The speed of the simulated clock; what the server reports is what is checked. */
export function speedControl(stats) {
  const group = byId('speed');
  group.addEventListener('change', (event) => attempt('The speed is unchanged:', putSpeed(Number(event.target.value))));
  stats.subscribe(({ speed }) => {
    for (const radio of group.querySelectorAll('input')) {
      radio.checked = Number(radio.value) === speed;
    }
  });
}

/** Orders a refusal of the next hold; stays pressed until a write has ended. */
export function refuseControl(writes) {
  const button = byId('refuse-next');
  let ended = null;
  const press = (pressed) => {
    setAttribute(button, 'aria-pressed', pressed);
    setText(button, pressed ? 'Next hold is refused' : 'Refuse next hold');
  };
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-pressed') === 'false') {
      press(await attempt('No refusal is ordered:', postRefuseNext()));
    }
  });
  writes.subscribe((value) => {
    const endings = value.writes.filter(({ state }) => !isPending(state)).map(({ id }) => id);
    if (ended !== null && endings.some((id) => !ended.has(id))) {
      press(false);
    }
    ended = new Set(endings);
  });
}

const SCHEMES = ['auto', 'light', 'dark'];
const SIGNS = { auto: '◐', light: '☀', dark: '☾' };

/** The colour scheme: that of the system unless chosen otherwise; the choice is remembered. */
export function themeControl() {
  const button = byId('theme');
  let scheme = localStorage.getItem('scheme') ?? 'auto';
  const show = () => {
    setAttribute(document.documentElement, 'data-theme', scheme === 'auto' ? null : scheme);
    setText(button, SIGNS[scheme]);
    setAttribute(button, 'aria-label', `Colour scheme: ${scheme}`);
    setAttribute(button, 'title', `Colour scheme: ${scheme}`);
  };
  button.addEventListener('click', () => {
    scheme = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length];
    localStorage.setItem('scheme', scheme);
    show();
  });
  show();
}

/** Waits for a request; a refusal becomes a toast. Returns whether it succeeded. */
async function attempt(title, request) {
  try {
    await request;
    return true;
  } catch (error) {
    if (!(error instanceof RequestError)) {
      throw error;
    }
    toast(title, error.message);
    return false;
  }
}
