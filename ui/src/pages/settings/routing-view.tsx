import { Link } from '@tanstack/react-router';
import type { GatewaySettings } from '../../api/settings.ts';
import { plural } from '../../format/count.ts';
import { setDuration } from '../../format/duration.ts';
import { FactList, type Facts, Part, SetBy } from './part.tsx';

type Routing = GatewaySettings['routing'];

/** How calls are shared, tried again, and given to others. */
export function RoutingView({ routing: { models, agents } }: { routing: Routing }) {
  return (
    <>
      <Part title="Models" note={<SetBy>router_settings</SetBy>}>
        <FactList
          facts={[
            ['Strategy', models.strategy],
            ['Tried again', retriesOf(models)],
            ['Left out', coolDownOf(models)],
            ['Longest answer', setDuration(models.timeout_ms)],
            ['Longest silence of a stream', setDuration(models.stream_timeout_ms ?? models.timeout_ms)],
            ...standIns('When one fails', models.fallbacks),
            ...standIns('When a request is too long', models.context_window_fallbacks),
            ...standIns('When rules forbid it', models.content_policy_fallbacks),
            ['For all others', models.default_fallbacks.join(', then ') || 'nobody stands in'],
            ['Stand-ins at most', String(models.max_fallbacks)],
            ...Object.entries(models.aliases).map(([name, model]) => [`The name ${name}`, `means ${model}`] as const),
          ]}
        />
      </Part>
      <Part title="Agents that say nothing else" note={<SetBy>agent_defaults</SetBy>}>
        <FactList
          facts={[
            ['Strategy', agents.strategy],
            ['Deployments tried', `${agents.max_attempts} at most`],
            [
              'Left out',
              `for ${setDuration(agents.cooldown_ms)} after ${plural(agents.eject_after, 'failure')} in a row`,
            ],
            [
              'Asked how they are',
              agents.health_check_ms === 0 ? 'never' : `every ${setDuration(agents.health_check_ms)}`,
            ],
            ['Longest wait for an answer', waitOf(agents.first_byte_ms)],
            ['Longest call', waitOf(agents.total_ms)],
          ]}
        />
        <p className="more">
          <Link className="textlink" to="/agents">
            Agents
          </Link>{' '}
          may say otherwise, each for itself.
        </p>
      </Part>
    </>
  );
}

const waitOf = (ms: number): string => (ms === 0 ? 'no limit' : setDuration(ms));

function retriesOf({ retries, retries_by_failure }: Routing['models']): string {
  const others = Object.entries(retries_by_failure).map(([failure, count]) => `${failure} ${count}`);
  return [plural(retries, 'time'), ...others].join('; ');
}

const coolDownOf = ({ cooldown_ms, allowed_fails }: Routing['models']): string =>
  cooldown_ms === null
    ? 'never'
    : `for ${setDuration(cooldown_ms)} after more than ${plural(allowed_fails, 'failure')} within a minute`;

const standIns = (when: string, models: Record<string, string[]>): Facts =>
  Object.entries(models).map(([model, others]) => [
    `${when}: ${model === '*' ? 'any' : model}`,
    others.join(', then '),
  ]);
