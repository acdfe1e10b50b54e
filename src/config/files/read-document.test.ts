import { describe, expect, test } from 'vitest';
import { formatProblem } from '../problem.ts';
import { placeOf } from './document.ts';
import { readDocument } from './read-document.ts';

const problemsIn = (text: string): string[] => readDocument('config.yaml', text).problems.map(formatProblem);

describe('values and their places', () => {
  const document = readDocument(
    'config.yaml',
    ['server:', '  port: 4000', 'agents:', '  - agent_name: a', '    timeouts:', '      idle_ms: 5', '  - b'].join(
      '\n',
    ),
  );

  test('values are plain', () => {
    expect(document.root).toEqual({
      server: { port: 4000 },
      agents: [{ agent_name: 'a', timeouts: { idle_ms: 5 } }, 'b'],
    });
    expect(document.problems).toEqual([]);
  });

  test.each([
    ['a single value stands where it begins', ['server', 'port'], { line: 2, column: 9 }],
    ['a section stands where its key does', ['server'], { line: 1, column: 1 }],
    ['an item stands where it begins', ['agents', 0], { line: 4, column: 5 }],
    ['a value within an item', ['agents', 0, 'timeouts', 'idle_ms'], { line: 6, column: 16 }],
    ['a single item', ['agents', 1], { line: 7, column: 5 }],
    ['what is missing stands where its section does', ['agents', 0, 'url'], { line: 4, column: 5 }],
    ['what is missing at the top stands nowhere', ['nothing'], null],
  ])('%s', (_, path, place) => {
    expect(placeOf(document, path)).toEqual(place);
  });
});

test.each([
  ['an empty file', ''],
  ['a file of comments', '# nothing\n'],
  ['a file that says nothing', '~'],
])('%s holds nothing, and nothing is wrong with it', (_, text) => {
  expect(readDocument('config.yaml', text)).toMatchObject({ root: {}, problems: [] });
});

test('JSON is YAML', () => {
  expect(readDocument('config.json', '{"server": {"port": 4000}}').root).toEqual({ server: { port: 4000 } });
});

describe('anchors', () => {
  test('stand for what they name', () => {
    const text = 'a: &hosts [x, y]\nb: *hosts\n';
    expect(readDocument('config.yaml', text).root).toEqual({ a: ['x', 'y'], b: ['x', 'y'] });
  });

  test("are merged in: the map's own keys win wherever the merge stands, and of several maps the first", () => {
    const text = 'one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nmap: {c: 3, <<: [*one, *two]}\n';
    const document = readDocument('config.yaml', text);
    expect(document.root['map']).toEqual({ a: 1, b: 1, c: 3 });
    expect(placeOf(document, ['map', 'c'])).toEqual({ line: 3, column: 10 });
  });

  test('that multiply each other are refused at once', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'l0: &l0 [x, x]'
        : `l${level}: &l${level} [${Array(10)
            .fill(`*l${level - 1}`)
            .join(', ')}]`,
    );
    expect(problemsIn(levels.join('\n'))).toEqual([
      expect.stringMatching(
        /^config\.yaml:\d+:\d+: l3\S+: uses anchors more than 1000 times, expected a file that does not multiply itself$/,
      ),
    ]);
  });

  test('that contain themselves are refused', () => {
    expect(problemsIn('a: &a [*a]\n')).toEqual([expect.stringContaining('uses anchors more than 1000 times')]);
  });
});

describe('what is wrong with a text is said with its place', () => {
  test.each([
    ['a key written twice', 'a: 1\nb: 2\na: 3\n', 'config.yaml:3:1: Map keys must be unique'],
    ['a tab', 'a:\n\tb: 1\n', 'config.yaml:2:1: Tabs are not allowed as indentation'],
    [
      'an unfinished list',
      'a: [1, 2\n',
      'config.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['an anchor that is not there', 'a: *b\n', 'config.yaml:1:4: a: no anchor of this name stands before it'],
    [
      'several documents',
      'a: 1\n---\nb: 2\n',
      'config.yaml:2:1: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ['a list', '- a\n', 'config.yaml: the file holds a single value or a list, expected sections such as "agents:"'],
    ['a word', 'hello\n', 'config.yaml: the file holds a single value or a list, expected sections such as "agents:"'],
    [
      'a key that would reach into every object',
      'a: {__proto__: {b: 1}}\n',
      'config.yaml:1:5: a.__proto__: no key can have this name',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsIn(text)).toContain(problem);
  });

  test('all of it at once', () => {
    expect(problemsIn('a: 1\na: 2\nb:\n\tc: 1\n')).toHaveLength(2);
  });
});
