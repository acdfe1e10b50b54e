import { type HealthHour, healthDayText } from './health-day.ts';

const [STEP, BAR, HEIGHT] = [6, 5, 14];
/** Only an hour in which a check failed reaches the top, so that its shape tells it, too. */
const TOP = 3;
/** What is left of an hour without calls. */
const TICK = 2;
const LEAST = 2;

/** How an agent fared, an hour a bar: low without calls, red as far as calls failed, red to the top where checks did. */
export function HealthStrip({ hours }: { hours: readonly HealthHour[] }) {
  if (hours.length === 0) return <span className="unit">—</span>;
  const says = healthDayText(hours);
  const width = hours.length * STEP - (STEP - BAR);
  return (
    <span title={says}>
      <svg
        className="spark"
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={says}
      >
        {hours.map((hour, index) => (
          <Hour key={hour.at} hour={hour} x={index * STEP} />
        ))}
      </svg>
    </span>
  );
}

function Hour({ hour: { calls, failed, isCheckFailed }, x }: { hour: HealthHour; x: number }) {
  if (isCheckFailed) return <rect className="bad-fill" x={x} width={BAR} height={HEIGHT} />;
  if (calls === 0) return <rect x={x} y={HEIGHT - TICK} width={BAR} height={TICK} />;
  const full = HEIGHT - TOP;
  const bad = failed === 0 ? 0 : Math.max(LEAST, Math.round((full * failed) / calls));
  return (
    <>
      {bad < full && <rect x={x} y={TOP} width={BAR} height={full - bad} />}
      {bad > 0 && <rect className="bad-fill" x={x} y={HEIGHT - bad} width={BAR} height={bad} />}
    </>
  );
}
