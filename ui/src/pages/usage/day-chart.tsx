const STEP = 32;
const HEIGHT = 160;
const LABELS = 8;

/** One bar a day; the same numbers stand in a table for who cannot see it. */
export function DayChart({
  title,
  days,
  show,
}: {
  title: string;
  days: readonly (readonly [day: string, amount: number | null])[];
  show: (amount: number | null) => string;
}) {
  const most = Math.max(...days.map(([, amount]) => amount ?? 0)) || 1;
  const every = Math.max(1, Math.ceil(days.length / LABELS));
  // Few days do not fill the width with a few thick bars.
  const slots = Math.max(days.length, 30);
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${slots * STEP} ${HEIGHT + 20}`} role="img" aria-label={title}>
        <title>{title}</title>
        {days.map(([day, amount], index) => {
          const high = Math.round(((amount ?? 0) / most) * HEIGHT);
          return (
            <rect key={day} className="ink" x={index * STEP} y={HEIGHT - high} width={STEP - 6} height={high}>
              <title>{`${day}: ${show(amount)}`}</title>
            </rect>
          );
        })}
        <path className="axis" d={`M0 ${HEIGHT}.5H${slots * STEP}`} />
        {days.map(
          ([day], index) =>
            index % every === 0 && (
              <text key={day} x={index * STEP} y={HEIGHT + 16}>
                {day.slice(5)}
              </text>
            ),
        )}
      </svg>
      <table className="vh">
        <caption>{title}</caption>
        <tbody>
          {days.map(([day, amount]) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{show(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
