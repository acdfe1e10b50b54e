const AMBER_FROM = 0.9;

/** Ink fills a track; amber near the limit, red at it. @param share of one */
export function Meter({ share, label }: { share: number; label: string }) {
  const filled = Math.min(1, Math.max(0, share));
  const kind = share >= 1 ? 'full' : share >= AMBER_FROM ? 'warn' : '';
  const percent = Math.round(filled * 100);
  return (
    <span className={`meter ${kind}`} role="img" aria-label={`${label}: ${percent} %`}>
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
