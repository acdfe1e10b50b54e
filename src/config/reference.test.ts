// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is tested
import { describe, expect, test } from 'vitest';
import { layerEnvironment } from './environment.ts';
import { expandText } from './reference.ts';

const environment = layerEnvironment({ HOST: 'db.internal', PORT: '5432', EMPTY: '', NESTED: '${HOST}' });

describe('variables are filled in', () => {
  test.each([
    ["LiteLLM's form", 'os.environ/HOST', 'db.internal'],
    ['the shell form', '${HOST}', 'db.internal'],
    ['several within a text', 'postgres://${HOST}:${PORT}/db', 'postgres://db.internal:5432/db'],
    ['a default for a variable that is not set', '${NOPE:-fallback}', 'fallback'],
    ['a default for an empty variable', '${EMPTY:-fallback}', 'fallback'],
    ['an empty default', 'a${NOPE:-}b', 'ab'],
    ['no default where the variable is set', '${HOST:-fallback}', 'db.internal'],
    ['nothing twice: what a variable holds stays as it is', '${NESTED}', '${HOST}'],
    ['a doubled dollar stands for itself', 'costs $${HOST}', 'costs ${HOST}'],
    ['a dollar without braces stands for itself', 'costs $5', 'costs $5'],
    ["LiteLLM's form within a text is text", 'see os.environ/HOST', 'see os.environ/HOST'],
    ['an unfinished reference is text', '${HOST', '${HOST'],
    ['a name that no variable can have is text', '${not a name}', '${not a name}'],
  ])('%s', (_, text, expected) => {
    expect(expandText(text, environment)).toEqual({ text: expected });
  });
});

describe('variables that are not set are named', () => {
  test.each([
    ['os.environ/NOPE', ['NOPE']],
    ['${NOPE}', ['NOPE']],
    ['${EMPTY}', ['EMPTY']],
    ['os.environ/EMPTY', ['EMPTY']],
    ['${ONE}:${HOST}:${TWO}', ['ONE', 'TWO']],
  ])('%s', (text, missing) => {
    expect(expandText(text, environment)).toEqual({ missing });
  });
});
