import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { ApiError, UI_PATH } from './api/client.ts';
import { sessionQuery } from './api/session.ts';
import { signInWaysQuery } from './api/single-sign-on.ts';
import type { OrderSearch } from './kit/table/list-order.ts';
import { readCallsSearch } from './pages/calls/filters/calls-search.ts';
import { FACET_NAMES, type HubSearch } from './pages/hub/hub-agent.ts';
import { readTraceSearch } from './pages/trace/trace-search.ts';
import { AppShell } from './shell/app-shell.tsx';
import { Failure, NotFound } from './shell/failure.tsx';
import { many, one, parseSearch, stringifySearch } from './shell/search-params.ts';
import { isRange, type RangeName } from './shell/time-range.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => {
    const to = one(search, 'to');
    return to?.startsWith('/') && !to.startsWith('//') ? { to } : {};
  },
  // Nothing moves when the button of the identity provider comes: it is there from the start.
  loader: ({ context }) => context.queries.prefetchQuery({ ...signInWaysQuery, retry: false }),
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

/** Where the identity provider sends people back to. */
const cameBack = createRoute({
  getParentRoute: () => root,
  path: '/sso',
  component: lazyRouteComponent(() => import('./pages/sign-in/came-back-page.tsx'), 'CameBackPage'),
});

/** What the link of an invitation leads to; whom it is for stands behind its "#". */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/invitation/invitation-page.tsx'), 'InvitationPage'),
});

/** What anybody may see. */
const hub = createRoute({
  getParentRoute: () => root,
  path: '/hub',
  validateSearch: (search): { agent?: string | undefined; find?: string | undefined } & HubSearch => ({
    ...pick(search, 'agent'),
    ...pick(search, 'find'),
    ...pickAll(search, FACET_NAMES),
  }),
  component: lazyRouteComponent(() => import('./pages/hub/hub-page.tsx'), 'HubPage'),
});

/** Everything that needs somebody signed in. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: (search): { range?: RangeName } => {
    const range = one(search, 'range');
    return isRange(range) ? { range } : {};
  },
  search: { middlewares: [retainSearchParams(['range'])] },
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionQuery);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/sign-in', search: { to: location.href } });
      throw error;
    }
  },
  component: AppShell,
});

/** What no page has, within the shell: the way on stands beside it. */
const unknown = createRoute({ getParentRoute: () => app, path: '$', component: NotFound });

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview' });
  },
});

const overview = createRoute({
  getParentRoute: () => app,
  path: '/overview',
  component: lazyRouteComponent(() => import('./pages/overview/overview-page.tsx'), 'OverviewPage'),
});

const agents = createRoute({
  getParentRoute: () => app,
  path: '/agents',
  validateSearch: (search): { state?: string; find?: string } => ({
    ...pick(search, 'state'),
    ...pick(search, 'find'),
  }),
  component: lazyRouteComponent(() => import('./pages/agents/agents-page.tsx'), 'AgentsPage'),
});

const agentNew = createRoute({
  getParentRoute: () => app,
  path: '/agents/new',
  validateSearch: (search): { url?: string; like?: string } => ({ ...pick(search, 'url'), ...pick(search, 'like') }),
  component: lazyRouteComponent(() => import('./pages/agent-add/agent-add-page.tsx'), 'AgentAddPage'),
});

const agent = createRoute({
  getParentRoute: () => app,
  path: '/agents/$agent',
  validateSearch: (search): { view?: string } => pick(search, 'view'),
  component: lazyRouteComponent(() => import('./pages/agent/agent-page.tsx'), 'AgentPage'),
});

const keys = createRoute({
  getParentRoute: () => app,
  path: '/keys',
  validateSearch: (search): { key?: string; kind?: string; find?: string } & OrderSearch => ({
    ...pickOrder(search),
    ...pick(search, 'key'),
    ...pick(search, 'kind'),
    ...pick(search, 'find'),
  }),
  component: lazyRouteComponent(() => import('./pages/keys/keys-page.tsx'), 'KeysPage'),
});

const teams = createRoute({
  getParentRoute: () => app,
  path: '/teams',
  validateSearch: (search): { team?: string; find?: string } & OrderSearch => ({
    ...pickOrder(search),
    ...pick(search, 'team'),
    ...pick(search, 'find'),
  }),
  component: lazyRouteComponent(() => import('./pages/teams/teams-page.tsx'), 'TeamsPage'),
});

const users = createRoute({
  getParentRoute: () => app,
  path: '/users',
  validateSearch: (search): { user?: string; find?: string } & OrderSearch => ({
    ...pickOrder(search),
    ...pick(search, 'user'),
    ...pick(search, 'find'),
  }),
  component: lazyRouteComponent(() => import('./pages/users/users-page.tsx'), 'UsersPage'),
});

const models = createRoute({
  getParentRoute: () => app,
  path: '/models',
  validateSearch: (search): { model?: string; entry?: string; find?: string } & OrderSearch => ({
    ...pickOrder(search),
    ...pick(search, 'model'),
    ...pick(search, 'entry'),
    ...pick(search, 'find'),
  }),
  component: lazyRouteComponent(() => import('./pages/models/models-page.tsx'), 'ModelsPage'),
});

const prices = createRoute({
  getParentRoute: () => app,
  path: '/prices',
  validateSearch: (search): { find?: string | undefined; only?: string | undefined } & OrderSearch => ({
    ...pickOrder(search),
    ...pick(search, 'find'),
    ...pick(search, 'only'),
  }),
  component: lazyRouteComponent(() => import('./pages/prices/prices-page.tsx'), 'PricesPage'),
});

const usage = createRoute({
  getParentRoute: () => app,
  path: '/usage',
  validateSearch: (search): { measure?: string; by?: string; compare?: string | undefined } => ({
    ...pick(search, 'measure'),
    ...pick(search, 'by'),
    ...pick(search, 'compare'),
  }),
  component: lazyRouteComponent(() => import('./pages/usage/usage-page.tsx'), 'UsagePage'),
});

const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: (search): { action?: string; actor?: string; target?: string; outcome?: string; entry?: string } => ({
    ...pick(search, 'action'),
    ...pick(search, 'actor'),
    ...pick(search, 'target'),
    ...pick(search, 'outcome'),
    ...pick(search, 'entry'),
  }),
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});

const playground = createRoute({
  getParentRoute: () => app,
  path: '/playground',
  validateSearch: (search): { agent?: string; with?: string; say?: string; call?: string } => ({
    ...pick(search, 'agent'),
    ...pick(search, 'with'),
    ...pick(search, 'say'),
    ...pick(search, 'call'),
  }),
  component: lazyRouteComponent(() => import('./pages/playground/playground-page.tsx'), 'PlaygroundPage'),
});

const traces = createRoute({
  getParentRoute: () => app,
  path: '/traces',
  validateSearch: readCallsSearch,
  component: lazyRouteComponent(() => import('./pages/traces/traces-page.tsx'), 'TracesPage'),
});

const trace = createRoute({
  getParentRoute: () => app,
  path: '/traces/$trace',
  validateSearch: readTraceSearch,
  component: lazyRouteComponent(() => import('./pages/trace/trace-page.tsx'), 'TracePage'),
});

const calls = createRoute({
  getParentRoute: () => app,
  path: '/calls',
  validateSearch: readCallsSearch,
  component: lazyRouteComponent(() => import('./pages/calls/calls-page.tsx'), 'CallsPage'),
});

const TASK_FILTERS = [
  'view',
  'task',
  'of',
  'agent',
  'owner',
  'context',
  'state',
  'delivery',
  'sort_by',
  'sort_order',
] as const;

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  validateSearch: (search): { [Name in 'view' | 'show' | 'find' | 'add' | 'destination']?: string | undefined } => ({
    ...pick(search, 'view'),
    ...pick(search, 'add'),
    ...pick(search, 'destination'),
    ...pick(search, 'show'),
    ...pick(search, 'find'),
  }),
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  validateSearch: (search): { [Name in (typeof TASK_FILTERS)[number]]?: string | undefined } =>
    Object.assign({}, ...TASK_FILTERS.map((name) => pick(search, name))) as Record<string, string>,
  component: lazyRouteComponent(() => import('./pages/tasks/tasks-page.tsx'), 'TasksPage'),
});

/** By what a list is ordered. */
const pickOrder = (search: Record<string, unknown>): OrderSearch => ({
  ...pick(search, 'sort_by'),
  ...pick(search, 'sort_order'),
});

function pick<Name extends string>(search: Record<string, unknown>, name: Name): { [Key in Name]?: string } {
  const value = one(search, name);
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };
}

/** Those that stand there once or more. */
function pickAll<Name extends string>(
  search: Record<string, unknown>,
  names: readonly Name[],
): { [Key in Name]?: string[] } {
  const found = names.map((name) => [name, many(search, name)] as const).filter(([, values]) => values.length > 0);
  return Object.fromEntries(found) as { [Key in Name]?: string[] };
}

const routeTree = root.addChildren([
  signIn,
  cameBack,
  invitation,
  hub,
  app.addChildren([
    home,
    overview,
    agents,
    agentNew,
    agent,
    playground,
    traces,
    trace,
    calls,
    tasks,
    settings,
    keys,
    teams,
    users,
    audit,
    models,
    prices,
    usage,
    unknown,
  ]),
]);

export const createAppRouter = (queries: QueryClient) =>
  createRouter({
    routeTree,
    basepath: UI_PATH,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: Failure,
    defaultPendingMs: 400,
    scrollRestoration: true,
  });

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
