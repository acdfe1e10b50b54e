import './models.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { modelsQuery } from '../../api/models.ts';
import { recentCallsQuery } from '../../api/recent-calls.ts';
import { count, percent } from '../../format/count.ts';
import { Icon } from '../../kit/icon.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { useRange } from '../../shell/use-range.ts';
import { type Traffic, trafficByModel } from '../agents/traffic.ts';
import { type Column, PeoplePage } from '../people/people-page.tsx';
import { type Model, modelsOf } from './model.ts';
import { ModelDrawer } from './model-drawer.tsx';
import { Price } from './price.tsx';

const route = getRouteApi('/app/models');

/** Every model, what it costs and how it fared, with the one that is open beside the list. */
export function ModelsPage() {
  const { model: openName, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { since } = useRange();
  const { data, error } = useQuery(modelsQuery);
  const { data: recent } = useQuery(recentCallsQuery(since));
  const traffic = useMemo(() => trafficByModel(recent?.calls ?? []), [recent]);
  if (error) throw error;

  const models = data && modelsOf(data);
  const open = models?.find(({ name }) => name === openName);
  const wanted = find.trim().toLowerCase();
  const change = (changes: { model?: string | undefined; find?: string | undefined }, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace });
  return (
    <PeoplePage
      title="Models"
      searchLabel="Name or provider"
      find={find}
      onFind={(text) => change({ find: text || undefined }, true)}
      items={models?.filter((model) => `${model.name} ${upstreams(model)}`.toLowerCase().includes(wanted))}
      columns={columnsOf(traffic)}
      idOf={({ name }) => name}
      openId={open && openName}
      onOpen={(name) => change({ model: name })}
      make={null}
      empty={{
        title: 'No model is configured',
        says: 'Models stand in model_list of the configuration; a change takes effect while the gateway runs.',
      }}
      drawer={
        open && <ModelDrawer model={open} calls={recent?.calls ?? []} onClose={() => change({ model: undefined })} />
      }
    />
  );
}

const upstreams = ({ deployments }: Model): string =>
  [...new Set(deployments.map(({ litellm_params }) => litellm_params.model))].join(', ');

function columnsOf(traffic: ReadonlyMap<string, Traffic>): Column<Model>[] {
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
    },
    { name: 'Deployments', look: 'num p1', show: ({ deployments }) => count(deployments.length) },
    { name: 'A million in · out', look: 'num', show: ({ deployments }) => <Price of={deployments} /> },
    { name: 'Calls', look: 'num', show: (model) => count(of(model)?.calls ?? 0) },
    { name: 'Errors', look: 'num p1', show: (model) => <Errors traffic={of(model)} /> },
    { name: 'p95', look: 'num p2', show: (model) => <Duration ms={of(model)?.p95 ?? null} /> },
    { name: 'Cost', look: 'num p2', show: (model) => <Spent traffic={of(model)} /> },
  ];
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
