import { defineCommand } from 'citty';
import { CommandError, UsageError } from './command-error.ts';
import type { CliContext } from './context.ts';
import { clientOf } from './management-client.ts';
import { gatewayOptions } from './options.ts';

/** The gateway holds the secret that the log is chained with; it alone can tell whether the chain is whole. */
export const auditCommand = (context: CliContext) =>
  defineCommand({
    meta: { name: 'audit', description: 'Prove the audit log of a running gateway.' },
    subCommands: {
      verify: defineCommand({
        meta: {
          name: 'verify',
          description: 'Go through the whole log. Prints its newest place, or fails and names the first broken entry.',
        },
        args: {
          ...gatewayOptions,
          known: {
            type: 'string',
            description: 'A place that was printed before, to prove that nothing up to it changed',
          },
        },
        async run({ args }) {
          const verdict = await clientOf(args, context).get(`/v1/audit/verify${queryOf(args.known)}`);
          const { entries, head, broken } = verdict as unknown as Verdict;
          if (broken) throw new CommandError(`The audit log is broken at entry ${broken.seq}: ${broken.reason}.`);
          console.log(`${head.seq}:${head.hash}`);
          console.error(`The audit log is intact: ${entries} entries.`);
        },
      }),
    },
  });

interface Verdict {
  entries: number;
  head: { seq: number; hash: string };
  broken: { seq: number; reason: string } | null;
}

function queryOf(known: string | undefined): string {
  if (known === undefined) return '';
  const [, seq = '', hash = ''] = /^(\d+):([0-9a-f]{64})$/.exec(known) ?? [];
  if (!seq)
    throw new UsageError(`"${known}" is no place in the log. One looks like 42:9f86d0…, as "audit verify" prints it.`);
  return `?seq=${seq}&hash=${hash}`;
}
