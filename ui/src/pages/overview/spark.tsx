const WIDTH = 96;
const HEIGHT = 20;

/** How a number went, piece by piece, the last one dark: the chart below says when. */
export function Spark({
  values,
  isBad = () => false,
}: {
  values: readonly number[];
  isBad?: (value: number) => boolean;
}) {
  const most = Math.max(...values, 0);
  if (most <= 0) return null;
  const step = WIDTH / values.length;
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {values.map((value, index) => {
        const high = value === 0 ? 0 : Math.max(1, Math.round((value / most) * HEIGHT));
        const look = isBad(value) ? 'bad-fill' : index === values.length - 1 ? 'now' : undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of time stay in their order
          <rect key={index} className={look} x={index * step} y={HEIGHT - high} width={step * 0.75} height={high} />
        );
      })}
    </svg>
  );
}
