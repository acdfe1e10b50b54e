import { defineCommand } from 'citty';
import type { CliContext } from './context.ts';
import { clientOf } from './management-client.ts';
import { gatewayOptions } from './options.ts';

/** Virtual keys are managed over the API of the running gateway: it alone holds the database. */
export const keysCommand = (context: CliContext) =>
  defineCommand({
    meta: {
      name: 'keys',
      description: 'Create, list and delete virtual keys of a running gateway; replace a lost admin key.',
    },
    subCommands: {
      create: defineCommand({
        meta: { name: 'create', description: 'Create a key and print it, once.' },
        args: {
          ...gatewayOptions,
          alias: { type: 'string', description: 'A name to recognise the key by' },
          agents: { type: 'string', description: 'Names or ids of the agents it may call, separated by commas' },
          duration: { type: 'string', description: 'How long it is valid, e.g. 30d, 12h (default: for ever)' },
        },
        async run({ args }) {
          const answer = await clientOf(args, context).post('/key/generate', {
            key_alias: args.alias,
            duration: args.duration,
            ...(args.agents === undefined ? {} : { object_permission: { agents: listOf(args.agents) } }),
          });
          console.log(answer['key']);
        },
      }),
      list: defineCommand({
        meta: { name: 'list', description: 'List the keys; their secrets are not known any more.' },
        args: gatewayOptions,
        async run({ args }) {
          const answer = await clientOf(args, context).get('/key/list?return_full_object=true');
          console.log(JSON.stringify(answer['keys'], null, 2));
        },
      }),
      delete: defineCommand({
        meta: { name: 'delete', description: 'Delete a key; it stops working at once.' },
        args: {
          ...gatewayOptions,
          key: { type: 'positional', required: true, description: 'The key itself, or its token id' },
        },
        async run({ args }) {
          await clientOf(args, context).post('/key/delete', { keys: [args.key] });
          console.log('deleted');
        },
      }),
      'rotate-admin': async () => (await import('./rotate-admin.ts')).rotateAdminCommand(context),
    },
  });

const listOf = (commaSeparated: string): string[] =>
  commaSeparated
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
