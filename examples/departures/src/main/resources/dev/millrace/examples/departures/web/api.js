/** Requests of the page to the board server. */

/** A request the server refused, or that did not reach it. The message is for the reader. */
export class RequestError extends Error {
  constructor(message, status) {
    super(message);
    this.name = 'RequestError';
    this.status = status;
  }
}

/** What does not change while the server runs: `{states, speed}`. */
export function fetchMeta() {
  return request('GET', '/meta');
}

/** Sets filter and page of a view: `{state, airport, page}`. */
export function putView(view, parameters) {
  return request('PUT', `/views/${view}`, parameters);
}

/** Asks to hold a flight; answers with the id of the write: `{write}`. */
export function postHold(flight, remark) {
  return request('POST', `/flights/${flight}/hold`, { remark });
}

/** Makes the backend refuse the next write. */
export function postRefuseNext() {
  return request('POST', '/demo/refuse-next');
}

/** Sets the speed of the simulated clock. */
export function putSpeed(speed) {
  return request('PUT', '/demo/speed', { speed });
}

async function request(method, path, body) {
  let response;
  let text;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    text = await response.text();
  } catch (error) {
    throw new RequestError(`The board server could not be reached (${error.message}).`, 0);
  }
  if (!response.ok) {
    throw new RequestError(messageOf(text) ?? `The board server answered ${response.status}.`, response.status);
  }
  return text === '' ? null : JSON.parse(text);
}

/** The server's own words, if the answer has the agreed form. */
function messageOf(text) {
  try {
    return JSON.parse(text).message ?? null;
  } catch {
    return null;
  }
}
