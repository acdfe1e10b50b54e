import type { ModelRegistration } from '../../config/index.ts';
import { type Json, parseJson, stringifyJson } from '../../protocol/index.ts';
import type { ModelEntriesTable, Sealer } from '../../store/index.ts';

/** A deployment of a model that was registered over the API. Never changed: what changes is a new entry. */
export interface ModelEntry {
  id: string;
  /** With its secrets in place. */
  registration: ModelRegistration;
  /** Epoch milliseconds. */
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** An entry as its row: the parameters sealed as a whole, as any of them may hold a secret. */
export function rowOf({ id, registration, ...stamp }: ModelEntry, sealer: Sealer): ModelEntriesTable {
  const { model_name, litellm_params: params, model_info: info } = registration;
  return {
    id,
    model_name,
    params: sealer.seal(stringifyJson(params as Json), sealContext(id)),
    info: stringifyJson((info ?? {}) as Json),
    created_at: stamp.createdAt,
    created_by: stamp.createdBy,
    updated_at: stamp.updatedAt,
    updated_by: stamp.updatedBy,
  };
}

/** @throws SwitchboardError INTERNAL when the parameters were sealed with another salt key */
export function entryOf(row: ModelEntriesTable, sealer: Sealer): ModelEntry {
  const registration = {
    model_name: row.model_name,
    litellm_params: parseJson(sealer.open(row.params, sealContext(row.id))),
    model_info: parseJson(row.info),
  } as ModelRegistration;
  return {
    id: row.id,
    registration,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** A sealed text opens only in the row it was sealed for. */
const sealContext = (id: string): string => `model_entries:${id}:params`;
