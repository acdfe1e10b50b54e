import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { agentHealthQuery } from '../../../api/agents.ts';
import { modelsQuery } from '../../../api/models.ts';
import type { Call } from '../../../api/types.ts';
import { shortId } from '../../../format/id.ts';
import { usePowers } from '../../../shell/use-powers.ts';
import { namesOfDeployments } from './deployment-names.ts';

/**
 * What the deployments of a call are called: records know their ids. Of those that are no more, and to those who may not
 * see where calls go, the id is all there is.
 */
export function useDeploymentName({ model, agent_id }: Pick<Call, 'model' | 'agent_id'>): (id: string) => string {
  const { mayInspect } = usePowers();
  const ofModel = useQuery({ ...modelsQuery, enabled: mayInspect && model !== null, refetchInterval: false }).data;
  const ofAgent = useQuery({
    ...agentHealthQuery(agent_id ?? ''),
    enabled: mayInspect && model === null && agent_id !== null,
    refetchInterval: false,
    // An agent that was deleted has none any more.
    retry: false,
  }).data;
  const names = useMemo(
    () =>
      model === null
        ? new Map(ofAgent?.deployments.map(({ deployment_id, name }) => [deployment_id, name]))
        : namesOfDeployments(model, ofModel ?? []),
    [model, ofModel, ofAgent],
  );
  return (id) => names.get(id) ?? shortId(id);
}
