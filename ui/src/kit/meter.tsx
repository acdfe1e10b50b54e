import { fillOf } from './fill.ts';

/** Ink fills a track. @param share of one */
export function Meter({ share, label }: { share: number; label: string }) {
  const { percent, kind } = fillOf(share);
  return (
    <span className={`meter ${kind}`} role="img" aria-label={`${label}: ${percent} %`}>
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
