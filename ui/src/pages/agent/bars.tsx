/** One column of a chart. */
export interface Bar {
  id: string;
  /** When it was. */
  label: string;
  parts: readonly { kind: BarKind; amount: number }[];
  /** Its numbers, in words. */
  says: string;
}

export type BarKind = 'agent' | 'llm' | 'work' | 'ok' | 'bad';

/** Stacked columns, drawn at the width there is; the same numbers stand in a table for who cannot see them. */
export function Bars({ title, bars, height = 96 }: { title: string; bars: readonly Bar[]; height?: number }) {
  const sums = bars.map(({ parts }) => parts.reduce((sum, { amount }) => sum + amount, 0));
  const most = Math.max(...sums) || 1;
  const named = [0, Math.floor(bars.length / 2), bars.length - 1].map((at) => bars[at]?.label ?? '');
  return (
    <figure className="bars">
      <div className="columns" style={{ height }} role="img" aria-label={title}>
        {bars.map(({ id, label, parts, says }) => (
          <span key={id} title={`${label}: ${says}`}>
            {parts.map(({ kind, amount }) => (
              <i key={kind} className={kind} style={{ height: `${(100 * amount) / most}%` }} />
            ))}
          </span>
        ))}
      </div>
      <p className="times" aria-hidden="true">
        {[...new Set(named)].map((label) => (
          <span key={label}>{label}</span>
        ))}
      </p>
      <table className="vh">
        <caption>{title}</caption>
        <tbody>
          {bars.map(({ id, label, says }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
