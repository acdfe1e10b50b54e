import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  type DeploymentStanding,
  type ModelDeployment,
  modelsQuery,
  pauseDeployment,
  resumeDeployment,
  testDeployment,
} from '../../api/models.ts';
import type { Call } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { relative } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { CopyId } from '../../kit/copy-id.tsx';
import { TextField } from '../../kit/field.tsx';
import { State } from '../../kit/state.tsx';
import { tell } from '../../kit/toast.tsx';
import { typed } from '../../kit/typed.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { DeploymentSource, EntryActs } from './deployment-source.tsx';
import { triesOf } from './model.ts';
import { Price } from './price.tsx';
import { standingText } from './standing.ts';
import { Tested } from './tested.tsx';

interface DeploymentBlockProps {
  deployment: ModelDeployment;
  /** Undefined to whom it is not shown. */
  standing: DeploymentStanding | undefined;
  /** Of its model, the newest of the time range. */
  calls: readonly Call[];
  /** It was saved just now. */
  isNew: boolean;
  /** To change it, where it is of the database. */
  onChange: () => void;
}

/** One that answers for a model: how it stands, what it costs, how it fared, and what can be done about it. */
export function DeploymentBlock({ deployment, standing, calls, isNew, onChange }: DeploymentBlockProps) {
  const { litellm_params, model_info } = deployment;
  const { mayManage } = usePowers();
  const { tried, failed } = triesOf(model_info.id, calls);
  const state = standing && standingText(standing);
  return (
    <section className={`block deployment ${isNew ? 'fresh' : ''}`} aria-label={litellm_params.model}>
      <dl className="kv">
        <dt>Asked as</dt>
        <dd className="mono">{litellm_params.model}</dd>
        {standing && state && (
          <>
            <dt>Now</dt>
            <dd>
              <State kind={state.kind}>{state.label}</State>
              <span className="ink-3">
                {standing.paused
                  ? ` by ${standing.paused.by} ${relative(Date.parse(standing.paused.since), Date.now())}${standing.paused.reason && `: ${standing.paused.reason}`}`
                  : ` ${plural(standing.in_flight, 'call')} now, ${count(standing.requests_last_minute)} in the last minute`}
              </span>
            </dd>
          </>
        )}
        <dt>Order, weight</dt>
        <dd>
          {litellm_params.order}, {litellm_params.weight}
        </dd>
        <dt>A million in · out</dt>
        <dd>
          <Price of={[deployment]} />
          {model_info.price_source !== null && <span className="ink-3"> from {model_info.price_source}</span>}
        </dd>
        <dt>Lately</dt>
        <dd>
          {tried === 0 ? (
            <span className="ink-3">not tried</span>
          ) : (
            <State kind={failed === 0 ? 'ok' : failed < tried ? 'slow' : 'down'}>
              {failed === 0 ? `answered ${count(tried)}` : `failed ${count(failed)} of ${count(tried)}`}
            </State>
          )}
        </dd>
        <dt>From</dt>
        <dd>
          <DeploymentSource deployment={deployment} />
        </dd>
        <dt>Id</dt>
        <dd>
          <CopyId id={model_info.id} />
        </dd>
      </dl>
      {standing && mayManage && (
        <Acts standing={standing} name={litellm_params.model}>
          {model_info.db_model && <EntryActs deployment={deployment} onChange={onChange} />}
        </Acts>
      )}
    </section>
  );
}

interface ActsProps {
  standing: DeploymentStanding;
  name: string;
  /** What else can be done. */
  children: ReactNode;
}

function Acts({ standing: { id, paused }, name, children }: ActsProps) {
  const queries = useQueryClient();
  const [isPausing, setPausing] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
  const pausing = useMutation({
    mutationFn: (reason: string) => pauseDeployment(id, reason),
    onSuccess: async () => {
      tell(`${name} takes no more calls`);
      setPausing(false);
      await refresh();
    },
  });
  const resuming = useMutation({
    mutationFn: () => resumeDeployment(id),
    onSuccess: async () => {
      tell(`${name} takes calls again`);
      await refresh();
    },
    onError: (error) => tell(error.message),
  });
  const testing = useMutation({ mutationFn: () => testDeployment(id) });
  return (
    <>
      <div className="row acts">
        <Button size="small" icon="play" disabled={testing.isPending} onClick={() => testing.mutate()}>
          {testing.isPending ? 'Testing' : 'Test'}
        </Button>
        {paused ? (
          <Button size="small" disabled={resuming.isPending} onClick={() => resuming.mutate()}>
            Resume
          </Button>
        ) : (
          <Button size="small" icon="pause" onClick={() => setPausing(true)}>
            Pause
          </Button>
        )}
        {children}
      </div>
      <Tested trial={testing} />
      {isPausing && (
        <FormDialog
          title={`Pause ${name}?`}
          action="Pause"
          busy={pausing.isPending}
          onSubmit={(form) => pausing.mutate(typed(form, 'reason'))}
          onClose={() => setPausing(false)}
        >
          <p>Calls that run go on. Others go to the rest, or are refused when there is none.</p>
          <TextField
            label="Why"
            name="reason"
            maxLength={500}
            hint="May stay empty."
            problem={pausing.error?.message}
          />
        </FormDialog>
      )}
    </>
  );
}
