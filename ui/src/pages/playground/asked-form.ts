import type { Part } from './turn.ts';

/** A field of the form that an agent asks to be filled in. */
export interface FormField {
  name: string;
  label: string;
  hint: string;
  kind: 'text' | 'number' | 'switch' | 'choice';
  options: readonly string[];
  isRequired: boolean;
}

interface Schema {
  type?: unknown;
  title?: unknown;
  description?: unknown;
  enum?: unknown;
  properties?: unknown;
  required?: unknown;
}

/**
 * The form that a question holds: a data part that is a JSON schema of an object.
 *
 * @returns undefined when it asks in words alone
 */
export function formIn(parts: readonly Part[]): readonly FormField[] | undefined {
  const schema = parts
    .map(({ data }) => objectIn(data))
    .find((data) => data?.['type'] === 'object' && objectIn(data['properties']));
  if (!schema) return undefined;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(objectIn(schema['properties']) ?? {}).map(([name, value]) => {
    const { type, title, description, enum: options }: Schema = objectIn(value) ?? {};
    const choices = Array.isArray(options) ? options.map(String) : [];
    return {
      name,
      label: typeof title === 'string' ? title : name,
      hint: typeof description === 'string' ? description : '',
      kind: choices.length > 0 ? 'choice' : type === 'boolean' ? 'switch' : isNumber(type) ? 'number' : 'text',
      options: choices,
      isRequired: required.includes(name),
    };
  });
}

/** What was filled in, as the schema wants it: what is left empty is left out. */
export function answerIn(fields: readonly FormField[], form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }): [string, unknown][] => {
      const value = form.get(name);
      if (kind === 'switch') return [[name, value !== null]];
      if (typeof value !== 'string' || value === '') return [];
      return [[name, kind === 'number' ? Number(value) : value]];
    }),
  );
}

const isNumber = (type: unknown): boolean => type === 'number' || type === 'integer';

const objectIn = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
