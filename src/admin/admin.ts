import type { FastifyInstance } from 'fastify';
import { accessGroupRoutes } from './access-groups/access-group-routes.ts';
import { agentRoutes } from './agents/agent-routes.ts';
import { cardRoutes } from './agents/card-routes.ts';
import { agentHealthRoute } from './agents/health-route.ts';
import { hubRoutes } from './agents/hub-routes.ts';
import { pauseRoutes } from './agents/pause-routes.ts';
import { publishingRoutes } from './agents/publishing-routes.ts';
import { trialRoutes } from './agents/trial-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { callRoutes } from './calls/call-routes.ts';
import { exportRoutes } from './calls/export-routes.ts';
import type { AdminDependencies } from './dependencies.ts';
import { mountRoutes } from './http/mount.ts';
import type { AnyRoute } from './http/route.ts';
import { invitationRoutes } from './invitations/invitation-routes.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { keyStateRoutes } from './keys/key-state-routes.ts';
import { limitRoutes } from './limits/limit-routes.ts';
import { modelRoutes } from './models/model-routes.ts';
import { serveOpenApi } from './openapi.ts';
import { healthRoutes } from './operation/health-routes.ts';
import { metricsRoute } from './operation/metrics-route.ts';
import { openApiRoute } from './operation/openapi-route.ts';
import { pushRoutes } from './push/push-routes.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { singleSignOnRoutes } from './session/single-sign-on-routes.ts';
import { spendRoutes } from './spend/spend-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { memberRoutes } from './teams/member-routes.ts';
import { teamRoutes } from './teams/team-routes.ts';
import { destinationRoutes } from './traces/destination-routes.ts';
import { traceRoutes } from './traces/trace-routes.ts';
import { serveUi } from './ui/serve-ui.ts';
import { userRoutes } from './users/user-routes.ts';

/** Every route of the management API. */
export const ROUTES: readonly AnyRoute[] = [
  ...agentRoutes,
  ...pauseRoutes,
  ...trialRoutes,
  agentHealthRoute,
  ...publishingRoutes,
  ...cardRoutes,
  ...hubRoutes,
  ...keyRoutes,
  ...keyStateRoutes,
  ...userRoutes,
  ...invitationRoutes,
  ...teamRoutes,
  ...memberRoutes,
  ...accessGroupRoutes,
  ...modelRoutes,
  ...limitRoutes,
  ...sessionRoutes,
  ...singleSignOnRoutes,
  ...callRoutes,
  ...exportRoutes,
  ...traceRoutes,
  ...destinationRoutes,
  ...spendRoutes,
  ...taskRoutes,
  ...pushRoutes,
  ...auditRoutes,
  ...healthRoutes,
  metricsRoute,
  openApiRoute,
];

/** Adds the management API to a server, in a scope of its own: its parsers and error shape concern no other route. */
export async function registerAdmin(app: FastifyInstance, dependencies: AdminDependencies): Promise<void> {
  await app.register(async (scope) => {
    await serveOpenApi(scope, dependencies.version);
    mountRoutes(scope, ROUTES, { ...dependencies, openApi: () => scope.swagger() });
  });
  await app.register(async (scope) => serveUi(scope, dependencies));
}
