import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { drop, keep, nested, nonEmpty, objectRewriter, pick, type Rewrite } from './shape.ts';

// Push notification configs (A2A wire notes, 1.7): nested in 0.3, flat in 1.0, and under a resource name in 0.3's proto.

/** 1.0 knows one scheme: of several, the first survives. */
const firstScheme: Rewrite = (schemes) => (Array.isArray(schemes) ? schemes[0] : undefined);

const oneScheme: Rewrite = (scheme) => (scheme === '' ? [] : [scheme]);

/** 0.3's inner object as 1.0 has it, inline in a request or at the top. */
export const innerConfigTo10 = objectRewriter({
  fields: {
    id: nonEmpty,
    url: keep,
    token: nonEmpty,
    authentication: nested(
      objectRewriter({ fields: { schemes: ['scheme', firstScheme], credentials: nonEmpty }, unknown: 'drop' }),
    ),
  },
  unknown: 'drop',
});

/** A flat config of 1.0 as 0.3's inner object. */
export const innerConfigTo03 = objectRewriter({
  base: { url: '' },
  fields: {
    id: nonEmpty,
    url: keep,
    token: nonEmpty,
    authentication: nested(
      objectRewriter({
        base: { schemes: [] },
        fields: { scheme: ['schemes', oneScheme], credentials: nonEmpty },
        unknown: 'keep',
      }),
    ),
    taskId: drop,
    tenant: drop,
  },
  unknown: 'keep',
});

/** 0.3's inner object without what a strict reader of its proto would refuse. */
export const innerConfigToRest = objectRewriter({
  fields: {
    id: nonEmpty,
    url: keep,
    token: nonEmpty,
    authentication: nested(objectRewriter({ fields: { schemes: keep, credentials: nonEmpty }, unknown: 'drop' })),
  },
  unknown: 'drop',
});

/** The proto's inner object as 0.3 has it: without the empty strings that ProtoJSON may write. */
export const innerConfigFromRest = objectRewriter({
  fields: {
    id: nonEmpty,
    token: nonEmpty,
    authentication: nested(
      objectRewriter({ base: { schemes: [] }, fields: { schemes: keep, credentials: nonEmpty }, unknown: 'keep' }),
    ),
  },
  unknown: 'keep',
});

/** `{"taskId", "pushNotificationConfig": {…}}` of 0.3, flat as in 1.0. */
export function configTo10(config: JsonObject): JsonObject {
  return { ...field('taskId', taskIdOf(config)), ...innerConfigTo10(innerOf(config)) };
}

/** A flat config of 1.0, nested as in 0.3. */
export function configTo03(config: JsonObject): JsonObject {
  return { taskId: taskIdOf(config) ?? '', pushNotificationConfig: innerConfigTo03(config) };
}

/** A nested config of 0.3 under its resource name in the proto. */
export function configToRest(config: JsonObject): JsonObject {
  const pushNotificationConfig = innerConfigToRest(innerOf(config));
  return { name: resourceName(taskIdOf(config), pushNotificationConfig['id']), pushNotificationConfig };
}

/** The request of the 0.3 proto that sets a config; `taskId` is there for the path. */
export function createRequestToRest(params: JsonObject): JsonObject {
  const taskId = textOf(taskIdOf(params));
  const config = configToRest(params);
  return { taskId, parent: `tasks/${taskId}`, configId: innerOf(config)['id'] ?? '', config };
}

/** Both shapes of the 0.3 proto, the request (`parent`, `configId`, `config`) and the config (`name`), nested as in 0.3. */
export function configFromRest(source: JsonObject): JsonObject {
  const config = isJsonObject(source['config']) ? source['config'] : source;
  const names = RESOURCE_NAME.exec(textOf(config['name'])) ?? RESOURCE_NAME.exec(textOf(source['parent']));
  const inner = innerConfigFromRest(innerOf(config));
  const id = inner['id'] ?? (textOf(pick(source, 'configId')) || names?.[2]);
  return {
    taskId: taskIdOf(source) ?? names?.[1] ?? '',
    pushNotificationConfig: { ...field('id', id), ...inner },
  };
}

const RESOURCE_NAME = /^tasks\/([^/]+)(?:\/pushNotificationConfigs\/(.+))?/;

const resourceName = (taskId: Json | undefined, configId: Json | undefined): string =>
  `tasks/${textOf(taskId)}/pushNotificationConfigs/${textOf(configId)}`;

const innerOf = (config: JsonObject): JsonObject => {
  const inner = pick(config, 'pushNotificationConfig');
  return isJsonObject(inner) ? inner : {};
};

const taskIdOf = (config: JsonObject): Json | undefined => pick(config, 'taskId');

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const field = (name: string, value: Json | undefined): JsonObject => (value === undefined ? {} : { [name]: value });
