import './models.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { modelEntriesQuery } from '../../api/model-entries.ts';
import { type DeploymentStanding, modelsQuery, standingsQuery } from '../../api/models.ts';
import { recentCallsQuery } from '../../api/recent-calls.ts';
import { count, percent } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { State } from '../../kit/state.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { useRange } from '../../shell/use-range.ts';
import { type Traffic, trafficByModel } from '../agents/traffic.ts';
import { type Column, PeoplePage } from '../people/people-page.tsx';
import { EntryForm } from './entry/entry-form.tsx';
import { type Model, modelsOf, sourceText } from './model.ts';
import { ModelDrawer } from './model-drawer.tsx';
import { Price } from './price.tsx';
import { standingOfModel } from './standing.ts';

const route = getRouteApi('/app/models');

/** Every model, what it costs and how it fared, with the one that is open beside the list. */
export function ModelsPage() {
  const { model: openName, entry: entryId, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { since } = useRange();
  const { data, error } = useQuery(modelsQuery);
  const { data: recent } = useQuery(recentCallsQuery(since));
  const { mayInspect, mayManage } = usePowers();
  const { data: standings } = useQuery({ ...standingsQuery, enabled: mayInspect });
  const { data: entries } = useQuery({ ...modelEntriesQuery, enabled: mayManage });
  const [newId, setNewId] = useState<string>();
  const traffic = useMemo(() => trafficByModel(recent?.calls ?? []), [recent]);
  if (error && !data) throw error;

  const models = data && modelsOf(data);
  const open = models?.find(({ name }) => name === openName);
  const wanted = find.trim().toLowerCase();
  const change = (changes: Search, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace });
  const entry = entries?.find(({ model_id }) => model_id === entryId);
  const isAdding = mayManage && entryId === ADD;
  return (
    <PeoplePage
      title="Models"
      searchLabel="Name or provider"
      find={find}
      onFind={(text) => change({ find: text || undefined }, true)}
      items={models?.filter((model) => `${model.name} ${upstreams(model)}`.toLowerCase().includes(wanted))}
      columns={columnsOf(traffic, standings)}
      idOf={({ name }) => name}
      openId={isAdding || entry ? ADD : open && openName}
      onOpen={(name) => change({ model: name, entry: undefined })}
      make={
        mayManage && (
          <Button
            look={isAdding || entry ? 'plain' : 'primary'}
            icon="plus"
            onClick={() => change({ entry: ADD, model: undefined })}
          >
            Add model
          </Button>
        )
      }
      empty={{
        title: 'No model yet: add one, or try mock/',
        says: 'A model of a provider needs its key. Those of mock/, such as mock/echo, need none: the gateway answers for them itself. What stands in model_list of the config file is shown here, too.',
      }}
      drawer={
        isAdding || entry ? (
          <EntryForm
            key={entryId}
            entry={entry}
            provider={models?.length === 0 ? 'mock' : undefined}
            onSaved={({ model_id, model_name }) => {
              setNewId(model_id);
              change({ model: model_name, entry: undefined });
            }}
            onClose={() => change({ model: entry?.model_name, entry: undefined })}
          />
        ) : (
          open && (
            <ModelDrawer
              model={open}
              calls={recent?.calls ?? []}
              standings={standings}
              names={models?.map(({ name }) => name) ?? []}
              newId={newId}
              onChange={(id) => change({ entry: id })}
              onClose={() => change({ model: undefined })}
            />
          )
        )
      }
    />
  );
}

interface Search {
  model?: string | undefined;
  entry?: string | undefined;
  find?: string | undefined;
}

/** In place of an entry's id: another one. */
const ADD = 'new';

const upstreams = ({ deployments }: Model): string =>
  [...new Set(deployments.map(({ litellm_params }) => litellm_params.model))].join(', ');

function columnsOf(traffic: ReadonlyMap<string, Traffic>, standings: Standings): Column<Model>[] {
  const of = ({ name }: Model) => traffic.get(name);
  return [
    {
      name: 'Model',
      show: (model) => (
        <Link
          className="row model"
          to="/models"
          search={(before) => ({ ...before, model: model.name })}
          activeProps={{}}
        >
          <Icon name="llm" className="kind kind-llm" />
          <b className="name">{model.name}</b>
          <span className="sub clip p1">{upstreams(model)}</span>
        </Link>
      ),
      sort: { id: 'model', rankOf: ({ name }) => name },
    },
    {
      name: 'State',
      show: (model) => <Standing model={model} standings={standings} />,
      sort: { id: 'state', rankOf: (model) => standingOf(model, standings)?.label ?? null },
    },
    {
      name: 'Source',
      look: 'p2 beyond',
      show: ({ deployments }) => <span className="ink-2">{sourceText(deployments)}</span>,
    },
    {
      name: 'Deployments',
      look: 'num p1',
      show: ({ deployments }) => count(deployments.length),
      sort: { id: 'deployments', isAmount: true, rankOf: ({ deployments }) => deployments.length },
    },
    {
      name: 'A million in · out',
      look: 'num prices',
      show: ({ deployments }) => <Price of={deployments} />,
      sort: { id: 'price', isAmount: true, rankOf: dearestInput },
    },
    {
      name: 'Calls',
      look: 'num hits',
      show: (model) => count(of(model)?.calls ?? 0),
      sort: { id: 'calls', isAmount: true, rankOf: (model) => of(model)?.calls ?? 0 },
    },
    {
      name: 'Errors',
      look: 'num p1',
      show: (model) => <Errors traffic={of(model)} />,
      sort: { id: 'errors', isAmount: true, rankOf: (model) => failedShare(of(model)) },
    },
    {
      name: 'First token, p50',
      look: 'num p2 beyond',
      show: (model) => <Duration ms={of(model)?.firstTokenP50 ?? null} />,
      sort: { id: 'first', isAmount: true, rankOf: (model) => of(model)?.firstTokenP50 ?? null },
    },
    {
      name: 'p95',
      look: 'num p2 beyond',
      show: (model) => <Duration ms={of(model)?.p95 ?? null} />,
      sort: { id: 'p95', isAmount: true, rankOf: (model) => of(model)?.p95 ?? null },
    },
    {
      name: 'Cost',
      look: 'num p2 beyond',
      show: (model) => <Spent traffic={of(model)} />,
      sort: { id: 'cost', isAmount: true, rankOf: (model) => of(model)?.costNano ?? null },
    },
  ];
}

type Standings = ReadonlyMap<string, DeploymentStanding> | undefined;

const standingOf = ({ deployments }: Model, standings: Standings) =>
  standingOfModel(deployments.flatMap(({ model_info }) => standings?.get(model_info.id) ?? []));

/** Of its deployments; null when none has a price. */
function dearestInput({ deployments }: Model): number | null {
  const known = deployments.flatMap(({ model_info }) => model_info.input_cost_per_token ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

const failedShare = (traffic: Traffic | undefined): number | null => (traffic ? traffic.failed / traffic.calls : null);

function Standing({ model, standings }: { model: Model; standings: Standings }) {
  const state = standingOf(model, standings);
  return state ? <State kind={state.kind}>{state.label}</State> : '—';
}

function Errors({ traffic }: { traffic: Traffic | undefined }) {
  if (!traffic) return '—';
  return (
    <span className={traffic.failed > 0 ? 'bad' : ''}>
      {percent(traffic.failed / traffic.calls)}
      <span className="u">%</span>
    </span>
  );
}

const Spent = ({ traffic }: { traffic: Traffic | undefined }) =>
  traffic ? <Cost nano={traffic.costNano} aligned={false} /> : '—';
