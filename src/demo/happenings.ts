import type { People } from './company.ts';
import type { Place } from './place.ts';
import type { Happening } from './week.ts';

/** Where the demo's traces, notifications and models go. */
export interface Surroundings {
  receivers: string;
  provider: string;
}

const PUBLIC = ['freight-desk', 'rate-finder', 'customs-clerk', 'port-watch', 'helpdesk', 'letter-writer'];
/** What the hub shows to colleagues besides. */
const INTERNAL = ['dispatcher', 'demand-forecast', 'document-room', 'route-scout'];

/** What people did in the course of the week, the oldest first. @param admin whoever holds the admin key */
export function happeningsOf(admin: Place, people: People, { receivers, provider }: Surroundings): Happening[] {
  const { 'mira.okonjo': mira, 'jonas.reuter': jonas, 'elin.dahl': elin, 'sofia.lind': sofia } = people;
  const requested: Record<string, string> = {};
  const ask = async (who: Place, agent: string, terms: { purpose: string; team_id?: string }) => {
    const { request_id } = (await who.post('/v1/access_requests', { agent, ...terms })) as { request_id: string };
    requested[agent] = request_id;
  };
  const decide = (who: Place, agent: string, verb: 'grant' | 'decline', body: object) =>
    who.post(`/v1/access_requests/${requested[agent] ?? ''}/${verb}`, body);

  return [
    {
      daysAgo: 7,
      happen: async () => {
        for (const destination of destinationsAt(receivers)) await admin.post('/v1/tracing/destinations', destination);
        await mira.post('/v1/agents/make_public', { agent_ids: PUBLIC });
        await mira.patch('/v1/hub/terms', { ...HUB, internal_agents: await idsOf(mira, INTERNAL) });
        for (const view of VIEWS) await admin.post('/v1/views', view);
        await mira.post('/v1/access_group', { access_group_name: 'Papers', access_agent_ids: ['document-room'] });
      },
    },
    {
      daysAgo: 6,
      happen: async () => {
        await ask(elin, 'dispatcher', {
          purpose: 'Invoices need the tour that they belong to',
          team_id: 'back-office',
        });
        await mira.post('/invitation/new', { user_id: 'ben.adler' });
        await accept(mira, 'amara.diallo');
      },
    },
    {
      daysAgo: 5,
      happen: async () => {
        await decide(mira, 'dispatcher', 'grant', { give_team: true, reason: 'For invoices alone' });
        await mira.post('/model/new', {
          model_name: 'letters',
          litellm_params: { model: 'openai/gpt-4.1-mini', api_base: provider, api_key: 'none' },
          model_info: { id: 'letters-1' },
        });
      },
    },
    {
      daysAgo: 4,
      happen: async () => {
        await mira.patch('/v1/agents/freight-desk', { rpm_limit: 300, max_budget: 250, budget_duration: '1mo' });
        await ask(sofia, 'route-scout', { purpose: 'To tell customers which way their goods go' });
        await mira.post('/team/member_add', {
          team_id: 'customer-care',
          member: { user_id: 'ben.adler', role: 'user' },
        });
      },
    },
    {
      daysAgo: 3,
      happen: async () => {
        await decide(mira, 'route-scout', 'decline', { reason: 'Ask the freight desk, which asks it for you.' });
        await mira.put('/v1/prices/quick', {
          input_cost_per_token: 0.000_000_36,
          output_cost_per_token: 0.000_001_44,
          note: 'As agreed with the provider for a year',
        });
      },
    },
    {
      daysAgo: 2,
      happen: async () => {
        await mira.post('/team/block', { team_id: 'pilot' });
        await ask(sofia, 'document-room', { purpose: 'Customers ask for their waybills', team_id: 'customer-care' });
      },
    },
    {
      daysAgo: 1,
      happen: () =>
        ask(jonas, 'demand-forecast', { purpose: 'How many berths to book for the week', team_id: 'forwarding' }),
    },
  ];
}

const destinationsAt = (receivers: string) => [
  { type: 'langfuse', name: 'langfuse', url: receivers, public_key: 'pk-lf-demo', secret_key: 'sk-lf-demo' },
  { type: 'otlp', name: 'operations', url: `${receivers}/collector`, content: 'none', sampling: 0.5 },
];

const HUB = {
  title: 'Agents of Fernholt Freight',
  about: 'Everybody may read here. Keys come from the platform team, within a working day.',
  links: [
    { label: 'How we use agents', url: 'https://handbook.fernholt.example/agents' },
    { label: 'Platform team', url: 'mailto:platform@fernholt.example' },
  ],
};

const VIEWS = [
  { page: 'calls', name: 'Failed quotes', search: { agent: 'freight-desk', outcome: 'upstream-error' }, shared: true },
  { page: 'calls', name: 'Back office', search: { team: 'back-office' }, shared: false },
  { page: 'usage', name: 'Cost by team', search: { by: 'team', range: '30d' }, shared: true },
];

async function idsOf(place: Place, names: readonly string[]): Promise<string[]> {
  const agents = (await place.get('/v1/agents')) as { agent_id: string; agent_name: string }[];
  return agents.filter(({ agent_name }) => names.includes(agent_name)).map(({ agent_id }) => agent_id);
}

/** Invites somebody, who follows the link. */
async function accept(place: Place, userId: string): Promise<void> {
  const { invitation_link } = (await place.post('/invitation/new', { user_id: userId })) as { invitation_link: string };
  const [, token = ''] = invitation_link.split('#');
  await place.post('/invitation/claim', { token, password: crypto.randomUUID() });
}
