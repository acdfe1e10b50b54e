import { cloudFields, strangeCloudFields } from '../cloud-fields.ts';
import { standsAt } from '../files/document.ts';
import { readGoogleFile } from '../google-file.ts';
import { formatPath, type Path } from '../path.ts';
import type { Problem } from '../problem.ts';
import { readList } from '../read-list.ts';
import type { KeyReport } from '../report.ts';
import type { Resolved } from '../resolve-keys.ts';
import { mostSimilar } from '../similar.ts';
import { problemAt, type Sources } from '../sources.ts';
import { didYouMean } from '../survey.ts';
import { type CompleteModel, createCompleteModel } from './complete-model.ts';
import { credential, type ModelRegistration, modelRegistration } from './model-registration.ts';
import { type ModelCredentials, withSecrets } from './model-secrets.ts';
import { missingField } from './needed-fields.ts';
import { unusedModelField } from './unused-model-fields.ts';

/** The models of the file, and what those of the API take from its credentials. */
interface ReadModels extends Resolved<ModelRegistration[]> {
  credentials: ModelCredentials;
  completeModel: CompleteModel;
}

/** Reads `model_list:` and `credential_list:`. Secrets may stand in either, or in the provider's usual variables. */
export function readModels(sources: Sources): ReadModels {
  const result: Resolved<ModelRegistration[]> = { values: [], report: [], problems: [] };
  const credentials = new Map<string, Record<string, unknown>>();
  readList(sources, ['credential_list'], credential, result, ({ credential_name, credential_values }) => {
    credentials.set(credential_name, credential_values);
    return credential_name;
  });
  readList(sources, ['model_list'], modelRegistration, result, (entry, path) => {
    const at = [...path, 'litellm_params'];
    const model = withSecrets(entry, credentials, sources.environment);
    const problem =
      missingCredential(entry, credentials, at, sources) ??
      wrongGoogleFile(model, at, sources) ??
      incomplete(model, at, sources);
    if (problem) {
      result.problems.push(problem);
      return null;
    }
    result.report.push(...strangeFields(entry, at, sources), ...unusedFields(entry, path, sources));
    result.values.push(model);
    return entry.model_name;
  });
  return { ...result, credentials, completeModel: createCompleteModel(credentials, sources.environment) };
}

function missingCredential(
  { litellm_params: { litellm_credential_name: name } }: ModelRegistration,
  credentials: ModelCredentials,
  at: Path,
  sources: Sources,
): Problem | undefined {
  if (!name || credentials.has(name)) return undefined;
  return problemAt(sources, [...at, 'litellm_credential_name'], `names "${name}", which credential_list does not have`);
}

function wrongGoogleFile(
  { litellm_params: params }: ModelRegistration,
  at: Path,
  sources: Sources,
): Problem | undefined {
  const wrong = readGoogleFile(params);
  return wrong === undefined ? undefined : problemAt(sources, [...at, 'vertex_credentials'], wrong);
}

function incomplete(model: ModelRegistration, at: Path, sources: Sources): Problem | undefined {
  const missing = missingField(model);
  return missing === undefined ? undefined : problemAt(sources, at, missing);
}

/** A misspelt parameter of a cloud's would be without effect, and nobody would be told. */
const strangeFields = ({ litellm_params: params }: ModelRegistration, at: Path, { document }: Sources): KeyReport[] =>
  strangeCloudFields(params).map((name) => ({
    key: formatPath([...at, name]),
    ...standsAt(document, [...at, name]),
    status: 'unknown',
    value: '',
    note: didYouMean(mostSimilar(name, Object.keys(cloudFields))),
  }));

function unusedFields(entry: ModelRegistration, path: Path, { document }: Sources): KeyReport[] {
  return (['litellm_params', 'model_info'] as const).flatMap((section) =>
    Object.keys(entry[section] ?? {}).flatMap((name): KeyReport[] => {
      const note = unusedModelField(section, name);
      const at = [...path, section, name];
      if (note === undefined) return [];
      return [{ key: formatPath(at), ...standsAt(document, at), status: 'ignored', value: '', note }];
    }),
  );
}
