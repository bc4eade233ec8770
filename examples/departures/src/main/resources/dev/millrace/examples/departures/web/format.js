/** How times, delays and figures are written. Times are minutes since 1970 in the airport's local time. */

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const ONE_DIGIT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/**
 * Classes of delay with the greatest delay that still belongs to them, from early to very late.
 * One scale for the badges, the map and its legend.
 */
export const BINS = [
  { name: 'very-early', upTo: -10 },
  { name: 'early', upTo: -3 },
  { name: 'on-time', upTo: 5 },
  { name: 'slight', upTo: 15 },
  { name: 'late', upTo: 30 },
  { name: 'very-late', upTo: 60 },
  { name: 'extreme', upTo: Infinity },
];

/** Name of the class a delay belongs to. */
export function binOf(delay) {
  return BINS.find((bin) => delay <= bin.upTo).name;
}

/** Minutes of a time such as `2001-01-01T06:05`. */
export function minutesOf(time) {
  return Date.parse(`${time}Z`) / 60_000;
}

/** `06:05` */
export function clockTime(minutes) {
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}

/** `2001-01-01T06:05` */
export function isoTime(minutes) {
  return new Date(minutes * 60_000).toISOString().slice(0, 16);
}

/** `Mon 1 Jan` */
export function dayName(minutes) {
  return DAY.format(new Date(minutes * 60_000)).replace(',', '');
}

/** Days from the day of one time to the day of another. */
export function daysBetween(from, to) {
  return Math.floor(to / 1440) - Math.floor(from / 1440);
}

/** `on time`, `+42 min`, `+1 h 42`, `−5 min` */
export function delayText(delay) {
  if (delay === 0) {
    return 'on time';
  }
  const minutes = Math.abs(delay);
  const sign = signOf(delay);
  return minutes < 100
    ? `${sign}${minutes} min`
    : `${sign}${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** `42 minutes late`, for reading aloud. */
export function delayWords(delay) {
  if (delay === 0) {
    return 'on time';
  }
  const minutes = Math.abs(delay);
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${delay > 0 ? 'late' : 'early'}`;
}

/** `+8.3`; `digits` after the point, 1 unless told. */
export function signed(number, digits = 1) {
  const text = Math.abs(number).toFixed(digits);
  return Number(text) === 0 ? '0' : `${signOf(number)}${text}`;
}

/** `12,345` */
export function whole(number) {
  return WHOLE.format(number);
}

/** `4.2` */
export function oneDigit(number) {
  return ONE_DIGIT.format(number);
}

/** `1 flight`, `3 flights` */
export function counted(number, noun) {
  return `${whole(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function signOf(number) {
  return number > 0 ? '+' : '−';
}
