// The inside of a process that the bench starts: tells where it listens, and what it uses.

/** Listens on a free port and tells the bench its URL. */
export function announce(server) {
  server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
}

// Preloaded into every process, the gateway too: answers what it has used so far.
process.on('message', (message) => {
  if (message === 'usage') process.send({ usage: { cpu: process.cpuUsage(), memory: process.memoryUsage() } });
});
process.on('disconnect', () => process.exit());
process.channel?.unref();
