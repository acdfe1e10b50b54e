import type { FastifyInstance } from 'fastify';
import { accessGroupRoutes } from './access-groups/access-group-routes.ts';
import { agentAccessRoutes } from './agents/access-routes.ts';
import { agentRoutes } from './agents/agent-routes.ts';
import { cardRoutes } from './agents/card-routes.ts';
import { healthHistoryRoute } from './agents/health-history-route.ts';
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
import { accessRequestRoutes } from './hub/access-request-routes.ts';
import { catalogueRoutes } from './hub/catalogue-routes.ts';
import { invitationRoutes } from './invitations/invitation-routes.ts';
import { keyReachRoutes } from './keys/key-reach-routes.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { keyStateRoutes } from './keys/key-state-routes.ts';
import { limitRoutes } from './limits/limit-routes.ts';
import { deploymentRoutes } from './models/deployment-routes.ts';
import { entryRoutes } from './models/entry-routes.ts';
import { fallbackRoutes } from './models/fallback-routes.ts';
import { modelRoutes } from './models/model-routes.ts';
import { providerRoutes } from './models/provider-routes.ts';
import { trialRoutes as modelTrialRoutes } from './models/trial-routes.ts';
import { serveOpenApi } from './openapi.ts';
import { healthRoutes } from './operation/health-routes.ts';
import { metricsRoute } from './operation/metrics-route.ts';
import { openApiRoute } from './operation/openapi-route.ts';
import { preferenceRoutes } from './personal/preference-routes.ts';
import { viewRoutes } from './personal/view-routes.ts';
import { priceRoutes } from './prices/price-routes.ts';
import { pushRoutes } from './push/push-routes.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { singleSignOnRoutes } from './session/single-sign-on-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { spendRoutes } from './spend/spend-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { memberRoutes } from './teams/member-routes.ts';
import { teamRoutes } from './teams/team-routes.ts';
import { destinationRoutes } from './traces/destination-routes.ts';
import { traceRoutes } from './traces/trace-routes.ts';
import { serveUi } from './ui/serve-ui.ts';
import { usageRoutes } from './usage/usage-routes.ts';
import { userRoutes } from './users/user-routes.ts';

/** Every route of the management API. */
export const ROUTES: readonly AnyRoute[] = [
  ...agentRoutes,
  ...pauseRoutes,
  ...trialRoutes,
  agentHealthRoute,
  healthHistoryRoute,
  ...agentAccessRoutes,
  ...publishingRoutes,
  ...cardRoutes,
  ...hubRoutes,
  ...catalogueRoutes,
  ...accessRequestRoutes,
  ...keyRoutes,
  ...keyReachRoutes,
  ...keyStateRoutes,
  ...userRoutes,
  ...invitationRoutes,
  ...teamRoutes,
  ...memberRoutes,
  ...accessGroupRoutes,
  ...modelRoutes,
  ...entryRoutes,
  ...fallbackRoutes,
  ...providerRoutes,
  ...modelTrialRoutes,
  ...deploymentRoutes,
  ...priceRoutes,
  ...limitRoutes,
  ...sessionRoutes,
  ...singleSignOnRoutes,
  ...callRoutes,
  ...exportRoutes,
  ...traceRoutes,
  ...destinationRoutes,
  ...spendRoutes,
  ...usageRoutes,
  ...taskRoutes,
  ...pushRoutes,
  ...auditRoutes,
  ...viewRoutes,
  ...preferenceRoutes,
  ...settingsRoutes,
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
