import type { Json } from '../../protocol/index.ts';

const SHOWN = /^\{'\w+': .*(?: object at 0x[0-9a-f]+>|AgentResult\()/s;

/**
 * Whether a text is what AgentCore's Python SDK writes of an object that has no JSON: the object as Python shows it, with names and
 * addresses of the program's insides.
 */
export const isPythonObject = (json: Json): boolean => typeof json === 'string' && SHOWN.test(json);
