/** The id by which limits know a model: no agent has such a one. @param model as the caller named it */
export const limitedId = (model: string): string => `model:${model}`;
