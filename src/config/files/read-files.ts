import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { ConfigError } from '../config-error.ts';
import { type Environment, errorCode } from '../environment.ts';
import { formatPath, type Path } from '../path.ts';
import type { Problem } from '../problem.ts';
import { type KeyReport, showValue } from '../report.ts';
import { expandValue, problemAt } from '../sources.ts';
import { INCLUDE } from '../survey.ts';
import { type ConfigDocument, standsAt } from './document.ts';
import { mergeDocuments } from './merge-documents.ts';

/** A file with all that it includes. */
export interface ConfigFiles {
  document: ConfigDocument;
  /** What each of them holds, by its absolute path; null for one that cannot be read. */
  texts: ReadonlyMap<string, string | null>;
}

interface Where {
  /** Where relative paths of the operator start. */
  cwd: string;
  /** For variables in names of included files. */
  environment: Environment;
}

/**
 * Reads a file, and those that its `include:` names, and theirs, each once. Relative names start at the file that includes.
 *
 * @param name as the operator named it
 * @throws ConfigError when this file cannot be read; what is wrong with the others is among the document's problems
 */
export async function readFiles(name: string, { cwd, environment }: Where): Promise<ConfigFiles> {
  const { readDocument } = await import('./read-document.ts');
  const texts = new Map<string, string | null>();

  /** @throws what reading throws */
  const open = async (file: string): Promise<ConfigDocument> => {
    const path = resolve(cwd, file);
    texts.set(path, null);
    const text = await readFile(path, 'utf8');
    texts.set(path, text);
    return withIncluded(readDocument(file, text));
  };

  const withIncluded = async (own: ConfigDocument): Promise<ConfigDocument> => {
    const { [INCLUDE]: written = null, ...root } = own.root;
    const names: unknown[] = Array.isArray(written) ? written : [];
    let document: ConfigDocument = { ...own, root };
    if (written !== null && written !== names)
      document = complaining(document, [problemAt({ document: own, environment }, [INCLUDE], NO_LIST)]);
    for (const [index, name] of names.entries()) {
      const at = [INCLUDE, index];
      const included = await openIncluded(own, at, name);
      document = Array.isArray(included)
        ? complaining(document, included)
        : mergeDocuments({ ...document, report: [...document.report, readToo(own, at, name)] }, included);
    }
    return document;
  };

  /** @returns the file, or what is wrong with its name */
  const openIncluded = async (own: ConfigDocument, at: Path, written: unknown): Promise<ConfigDocument | Problem[]> => {
    const sources = { document: own, environment };
    const unset: Problem[] = [];
    const named = expandValue(sources, at, written, unset);
    if (unset.length > 0) return unset;
    if (typeof named !== 'string') return [problemAt(sources, at, 'is no name of a file')];
    const file = isAbsolute(named) ? named : join(dirname(own.name ?? ''), named);
    if (texts.has(resolve(cwd, file)))
      return [problemAt(sources, at, `names ${file}, which is read already: expected each file once`)];
    try {
      return await open(file);
    } catch (error) {
      return [problemAt(sources, at, `names ${file}, which ${unreadable(error)}`)];
    }
  };

  try {
    return { document: await open(name), texts };
  } catch (error) {
    throw new ConfigError([{ source: name, place: null, key: null, message: unreadable(error) }]);
  }
}

/** @param error what reading a file threw */
export const unreadable = (error: unknown): string => `cannot be read (${errorCode(error)}), expected a YAML file`;

const NO_LIST = 'is no list of files, expected lines that start with "-"';

const complaining = (document: ConfigDocument, problems: readonly Problem[]): ConfigDocument => ({
  ...document,
  problems: [...document.problems, ...problems],
});

const readToo = (document: ConfigDocument, at: Path, name: unknown): KeyReport => ({
  key: formatPath(at),
  ...standsAt(document, at),
  status: 'used',
  value: showValue(name, false),
  note: 'is read, too',
});
