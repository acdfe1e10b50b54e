// Chance that repeats: the same seed makes the same calls, run after run.

/** Mulberry32. @returns numbers from 0 up to, but not including, 1 */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lower-case hex digits. */
export function hex(random, digits) {
  let text = '';
  while (text.length < digits)
    text += Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, digits);
}

/** As callers make the ids of messages and tasks: a UUID of version 4. */
export function uuid(random) {
  const digits = hex(random, 32);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** Draws places of a list by Zipf's law: the second is drawn half as often as the first, the third a third as often. */
export function zipf(random, length) {
  const upTo = new Float64Array(length);
  let sum = 0;
  for (let place = 0; place < length; place++) upTo[place] = sum += 1 / (place + 1);
  return () => {
    const drawn = random() * sum;
    let [low, high] = [0, length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** A draw by weights: `[['ok', 97], ['error', 3]]`. */
export function weighted(random, choices) {
  const sum = choices.reduce((total, [, weight]) => total + weight, 0);
  return () => {
    let drawn = random() * sum;
    for (const [value, weight] of choices) {
      drawn -= weight;
      if (drawn < 0) return value;
    }
    return choices[0][0];
  };
}

/** Durations: most near the median, some many times as long (log-normal). */
export const lognormal = (random, median, spread) =>
  median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
