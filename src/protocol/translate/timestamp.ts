import type { Json } from '../json.ts';

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:[.,](\d{1,9})\d*)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Writes a time as protobuf readers demand it: RFC 3339, UTC, `Z`, at most nine fractional digits (A2A 1.0, section 5.6.1).
 * Agents of 0.3 also send local `isoformat()` times: without an offset they count as UTC. What is no time at all is left
 * out, because one unreadable timestamp would make a strict reader refuse the whole task.
 */
export function utcTimestamp(value: Json): string | undefined {
  const match = typeof value === 'string' ? DATE_TIME.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, date, minutes, seconds = ':00', fraction, offset = 'Z'] = match;
  const instant = Date.parse(`${date}T${minutes}${seconds}${canonicalOffset(offset)}`);
  if (Number.isNaN(instant)) return undefined;
  const toTheSecond = new Date(instant).toISOString().slice(0, -'.000Z'.length);
  return `${toTheSecond}${fraction ? `.${fraction}` : ''}Z`;
}

/** `+02` and `+0200` become `+02:00`, which `Date.parse` is bound to understand. */
function canonicalOffset(offset: string): string {
  if (/^z$/i.test(offset)) return 'Z';
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
