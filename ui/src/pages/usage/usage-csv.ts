import type { Row } from './measure.ts';

const NANO = 1e9;
const COLUMNS = [
  'id',
  'calls',
  'errors',
  'tokens',
  'fees_usd',
  'models_usd',
  'cost_usd',
  'unpriced_calls',
  'estimated_calls',
];

/** The rows of the table, a group each (RFC 4180). */
export function csvOf(rows: readonly Row[], group: string): string {
  const lines = rows.map(({ name, id, calls, failed, tokens, fees, models, priced, unpriced, estimated }) => {
    const isKnown = priced > 0 || fees + models > 0;
    const amounts = [fees / NANO, models / NANO, isKnown ? (fees + models) / NANO : ''];
    return [name, id, calls, failed, tokens, ...amounts, unpriced, estimated].map(cell).join(',');
  });
  return [[group, ...COLUMNS].join(','), ...lines, ''].join('\r\n');
}

/** Texts that a spreadsheet would take for a formula begin with an apostrophe. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
