const PREFIX = 'model:';

/** The id by which limits and open calls know a model: no agent has such a one. @param model as the caller named it */
export const limitedId = (model: string): string => PREFIX + model;

/** The other way round; undefined for an agent's id. */
export const modelOf = (id: string): string | undefined =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined;
