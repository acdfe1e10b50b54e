import { requestTo, testOutbound } from './outbound.fixtures.ts';

/**
 * A process of its own, because Node reads the certificates it trusts besides the usual ones (`NODE_EXTRA_CA_CERTS`) only
 * at start. Asks the address in its argument twice, by a name that leads to this machine, and prints the answers.
 */
const outbound = testOutbound({ lookup: async () => ['127.0.0.1'] });
for (let round = 0; round < 2; round += 1) {
  const { body } = await outbound.send(requestTo(process.argv[2] ?? '', { headers: { connection: 'close' } }));
  console.log((await body.buffer(1_000)).toString());
}
await outbound.close();
