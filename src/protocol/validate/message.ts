import { isJsonObject } from '../json.ts';
import type { Dialect } from '../operation.ts';
import {
  anObject,
  type Check,
  exactlyOne,
  filledText,
  listOf,
  member,
  objectWith,
  oneOf,
  optional,
  text,
} from './checks.ts';

// Messages in each dialect (A2A wire notes, 1.4 and 1.11).

const role03 = oneOf('user', 'agent');
const roleProto = oneOf('ROLE_USER', 'ROLE_AGENT', 1, 2);

const anything: Check = () => undefined;

const part10 = exactlyOne({ text, raw: text, url: text, data: anything }, ['data']);

const partRest = exactlyOne({
  text,
  file: exactlyOne({ fileWithUri: text, fileWithBytes: text }),
  data: objectWith({ data: anObject }),
});

const PARTS_03: Readonly<Record<string, Check>> = {
  text: objectWith({ text }),
  file: objectWith({ file: exactlyOne({ bytes: text, uri: text }) }),
  data: objectWith({ data: anObject }),
};

/** The very first agents said `type` for `kind`. */
const part03: Check = (value, field, violations) => {
  const kind = isJsonObject(value) ? (value['kind'] ?? value['type']) : undefined;
  const check = typeof kind === 'string' && Object.hasOwn(PARTS_03, kind) ? PARTS_03[kind] : undefined;
  if (check) check(value, field, violations);
  else violations.push({ field: `${field}.kind`, description: 'It must be text, file or data.' });
};

const messageWith = (role: Check, parts: Record<string, Check>): Check =>
  objectWith({
    messageId: filledText,
    role,
    ...parts,
    taskId: optional(text),
    contextId: optional(text),
    referenceTaskIds: optional(listOf(text)),
    extensions: optional(listOf(text)),
    metadata: optional(anObject),
  });

const someOf = (part: Check): Check => listOf(part, { atLeast: 1 });

const restMessage: Record<'content' | 'parts', Check> = {
  content: messageWith(roleProto, { content: someOf(partRest) }),
  parts: messageWith(roleProto, { parts: someOf(partRest) }),
};

/** The proto of 0.3 calls the parts `content` in JSON; its readers know them by the field's own name, `parts`, too. */
const messageRest: Check = (value, field, violations) => {
  const hasContent = !isJsonObject(value) || member(value, 'content') !== undefined || value['parts'] === undefined;
  restMessage[hasContent ? 'content' : 'parts'](value, field, violations);
};

export const MESSAGE: Readonly<Record<Dialect, Check>> = {
  '1.0': messageWith(roleProto, { parts: someOf(part10) }),
  '0.3': messageWith(role03, { parts: someOf(part03) }),
  '0.3-rest': messageRest,
};
