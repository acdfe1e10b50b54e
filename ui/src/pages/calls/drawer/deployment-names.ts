import type { ModelDeployment } from '../../../api/models.ts';
import { shortId } from '../../../format/id.ts';

/** What deployments are called, by id. */
export type DeploymentNames = ReadonlyMap<string, string>;

/** Of a model: as its provider is asked, with the end of the id where that is not enough to tell them apart. */
export function namesOfDeployments(model: string | null, deployments: readonly ModelDeployment[]): DeploymentNames {
  const mine = deployments.filter(({ model_name }) => model_name === model);
  const others = deployments.filter(({ model_name }) => model_name !== model);
  return new Map([...others, ...mine].map((one) => [one.model_info.id, nameAmong(one, mine)]));
}

function nameAmong(
  { litellm_params: { model }, model_info: { id } }: ModelDeployment,
  mine: readonly ModelDeployment[],
) {
  const alike = mine.filter((one) => one.litellm_params.model === model);
  return alike.length > 1 ? `${model} ${shortId(id)}` : model;
}
