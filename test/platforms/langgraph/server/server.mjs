import { startServer } from '@langchain/langgraph-api/server';

// Serves the graph beside it on the port that was asked for, and says when it does.

const { host } = await startServer({
  port: Number(process.argv[2]),
  nWorkers: 10,
  host: '127.0.0.1',
  cwd: import.meta.dirname,
  graphs: { agent: './graphs.mjs:agent' },
});
console.log(`listening on ${host}`);
