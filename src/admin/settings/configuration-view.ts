import { z } from 'zod';
import type { ConfigurationState } from '../../config/index.ts';
import { isoTime } from '../http/time.ts';

type ProblemOfFile = NonNullable<ConfigurationState['refused']>['problems'][number];

const text = z.string();

const includedFile = text.nullable().describe('The included file it is in; null for the first file, and variables.');

export const problemView = z.object({
  file: includedFile,
  line: z.number().nullable(),
  column: z.number().nullable(),
  key: text.nullable(),
  message: text,
});

export const viewProblem = ({ place, key, message }: ProblemOfFile): z.input<typeof problemView> => ({
  file: place?.file ?? null,
  line: place?.line ?? null,
  column: place?.column ?? null,
  key,
  message,
});

export const configurationView = z.object({
  file: text.nullable().describe('Null when there is none: then everything comes from the environment.'),
  loaded_at: text,
  keys: z
    .array(
      z.object({
        key: text,
        file: includedFile,
        line: z.number().nullable().describe('Of its file; null for a variable.'),
        status: z.enum(['used', 'ignored', 'unknown']),
        value: text.describe('Secrets are masked; empty where it says nothing.'),
        note: text.describe('Why it is ignored, what it might have meant, or what it sets.'),
      }),
    )
    .describe('As `switchboard check` tells them.'),
  reloaded: z
    .object({ at: text, changed: z.array(text) })
    .nullable()
    .describe('The last change of the file that was taken over.'),
  waiting_for_restart: z.array(text).describe('Keys that have changed since the start and need another one.'),
  refused: z
    .object({
      at: text,
      problems: z.array(problemView),
    })
    .nullable()
    .describe('The last change of the file, when it cannot be used: what runs stays.'),
});

export const viewConfiguration = (state: ConfigurationState): z.input<typeof configurationView> => ({
  file: state.file,
  loaded_at: isoTime(state.loadedAt),
  keys: state.report.map((entry) => ({ ...entry, file: entry.file ?? null })),
  reloaded: state.reloaded && { at: isoTime(state.reloaded.at), changed: [...state.reloaded.changed] },
  waiting_for_restart: [...state.waiting],
  refused: state.refused && {
    at: isoTime(state.refused.at),
    problems: state.refused.problems.map(viewProblem),
  },
});
