import { clock, day, exact, milliseconds } from '../format/time.ts';

const A_DAY = 86_400_000;

/** In a list: the time of day, with the date when it was not today. @param at and now: epoch milliseconds */
export function StartedAt({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exact(at)}>
      {now - at > A_DAY && <span className="ink-3">{day(at, now)} </span>}
      {clock(at)}
      <span className="ink-3 ms">{milliseconds(at)}</span>
    </time>
  );
}
