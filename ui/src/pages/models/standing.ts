import type { DeploymentStanding } from '../../api/models.ts';
import type { StateKind } from '../../kit/state.tsx';

/** Whether a deployment takes calls, in a word. */
export function standingText({ state, wait_ms }: Pick<DeploymentStanding, 'state' | 'wait_ms'>): {
  kind: StateKind;
  label: string;
} {
  const seconds = Math.max(1, Math.ceil((wait_ms ?? 0) / 1000));
  switch (state) {
    case 'ok':
      return { kind: 'ok', label: 'ok' };
    case 'cooling':
      return { kind: 'down', label: `cooling ${seconds} s` };
    case 'full':
      return { kind: 'slow', label: `at its limits for ${seconds} s` };
    case 'paused':
      return { kind: 'paused', label: 'off' };
  }
}

/** How a model stands: as its deployments do, where they all stand alike. */
export function standingOfModel(standings: readonly DeploymentStanding[]): { kind: StateKind; label: string } | null {
  const [first] = standings;
  if (!first) return null;
  const working = standings.filter(({ state }) => state === 'ok').length;
  if (working === standings.length) return { kind: 'ok', label: 'ok' };
  if (standings.length === 1) return standingText(first);
  if (working > 0) return { kind: 'slow', label: `${working} of ${standings.length} ok` };
  const soonest = standings.toSorted((one, other) => (one.wait_ms ?? Infinity) - (other.wait_ms ?? Infinity))[0];
  return soonest ? standingText(soonest) : null;
}
