import { useQuery } from '@tanstack/react-query';
import { healthHistoryQuery } from '../../api/health.ts';
import type { AgentHealth } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { relative } from '../../format/time.ts';
import { useNow } from '../../kit/use-now.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { healthDayOf, healthDayText } from '../agents/health-day.ts';
import { HealthStrip } from '../agents/health-strip.tsx';
import { Checks } from './deployments-view.tsx';

interface HealthLineProps {
  agentId: string;
  /** Undefined until it is known, and its place is kept. */
  health: AgentHealth | undefined;
}

/** How the agent fared in 24 hours, and the newest checks of each place where it runs. */
export function HealthLine({ agentId, health }: HealthLineProps) {
  const now = useNow();
  const { mayInspect } = usePowers();
  const { data: history } = useQuery({ ...healthHistoryQuery, enabled: mayInspect });
  if (!mayInspect) return null;
  const { deployments, changes } = health ?? NOT_KNOWN;
  const checked = deployments.filter(({ checks }) => checks.length > 0);
  const hours = history && healthDayOf(history, agentId);
  return (
    <section className="health" aria-label="Health">
      <h2>Health, 24 h</h2>
      {hours && (
        <>
          <HealthStrip hours={hours} />
          <span className="small ink-2 clip" aria-hidden="true">
            {healthDayText(hours)}
          </span>
        </>
      )}
      {checked.map(({ deployment_id, name, checks }) => {
        const [newest] = checks;
        return (
          <span key={deployment_id} className="row checked">
            {deployments.length > 1 && <b className="small">{name}</b>}
            <Checks checks={checks} />
            {newest && (
              <span className="small ink-2 clip" title={newest.reason ?? undefined}>
                {newest.healthy ? 'well' : (newest.reason ?? 'unhealthy')} {relative(Date.parse(newest.at), now)}, in{' '}
                {durationText(newest.ms)}
              </span>
            )}
          </span>
        );
      })}
      {changes.length > 0 && (
        <span className="small ink-3">changed {changes.length === 1 ? 'once' : plural(changes.length, 'time')}</span>
      )}
    </section>
  );
}

const NOT_KNOWN: Pick<AgentHealth, 'deployments' | 'changes'> = { deployments: [], changes: [] };
