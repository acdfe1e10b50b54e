// Who may know whom: the house rules of the layout (see CONTRIBUTING.md). Type-only imports count.
const ROOMS = [
  'config',
  'protocol',
  'fronts',
  'gateway',
  'platforms',
  'outbound',
  'agents',
  'tasks',
  'access',
  'models',
  'ledger',
  'tracing',
  'admin',
  'hub',
  'store',
];
const MIDDLE = ['agents', 'tasks', 'access', 'models', 'ledger', 'tracing'];
/** What tests share; tests may take it from any room. */
const TEST_SUPPORT = '\\.fixtures\\.ts$';
const GROUND = ['config', 'store', 'outbound', 'protocol'];

/** A room may import only itself and the rooms named. */
const mayKnow = (room, known) => ({
  name: `${room}-knows-only-its-ground`,
  comment: `${room} may import: ${known.join(', ') || 'nobody'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...known].join('|')})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    mayKnow('protocol', []),
    mayKnow('config', ['protocol', 'store', 'outbound']),
    mayKnow('store', ['protocol', 'config', 'outbound']),
    mayKnow('outbound', ['protocol', 'config', 'store']),
    ...MIDDLE.map((room) => mayKnow(room, [...GROUND, ...MIDDLE.filter((other) => other !== room)])),
    mayKnow('platforms', ['protocol', 'outbound']),
    mayKnow('gateway', [...GROUND, ...MIDDLE, 'platforms']),
    mayKnow('fronts', [...GROUND, ...MIDDLE, 'gateway']),
    mayKnow('admin', [...GROUND, ...MIDDLE, 'gateway']),
    mayKnow('hub', [...GROUND, ...MIDDLE, 'gateway']),
    {
      name: 'through-the-door',
      comment: 'Import a room through its index.ts, never past it.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: `^src/(${ROOMS.join('|')})/.+`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', TEST_SUPPORT] },
    },
    {
      name: 'fixtures-are-for-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.ts$', TEST_SUPPORT] },
      to: { path: TEST_SUPPORT },
    },
    {
      name: 'through-the-door-from-the-top',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: `^src/(${ROOMS.join('|')})/.+`, pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'undici-only-in-outbound',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/outbound/' },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'database-drivers-only-in-store',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: 'node_modules/(libsql|pg|ioredis)/' },
    },
    {
      name: 'sql-only-in-store-and-repositories',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/store/', '-repository(\\.test)?\\.ts$'] },
      to: { path: 'node_modules/kysely/' },
    },
    {
      name: 'sdk-is-a-peer-not-a-part',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(@a2a-js|a2a-sdk-03)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
