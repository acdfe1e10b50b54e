/**
 * The region that AWS's own name of a model says: whoever asks for it elsewhere is refused.
 *
 * @param model as it stands in `litellm_params`
 * @returns undefined where it is no such name, or says none
 */
export const arnRegion = (model: string): string | undefined =>
  /(?:^|\/)arn:aws[a-z-]*:bedrock:([a-z]{2}[a-z-]*-\d+):/.exec(model)?.[1];
