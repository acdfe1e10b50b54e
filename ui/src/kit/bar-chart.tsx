/** How far from an edge the middle of a label stands at least. */
const HALF_LABEL = 24;

/**
 * A line over bars, flat over each and upright between them.
 *
 * @param step from one bar to the next
 * @param yOf where an amount stands
 */
export const stepLine = (amounts: readonly number[], step: number, yOf: (amount: number) => number): string =>
  amounts.map((amount, index) => `${index === 0 ? 'M0 ' : 'V'}${yOf(amount)}H${(index + 1) * step}`).join('');

/** The number of the highest bar, above it and within the chart. */
export function PeakLabel({ x, y, width, text }: { x: number; y: number; width: number; text: string }) {
  return (
    <text className="lab" x={Math.min(width - HALF_LABEL, Math.max(HALF_LABEL, x))} y={y - 4} textAnchor="middle">
      {text}
    </text>
  );
}
