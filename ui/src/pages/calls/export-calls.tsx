import { useMutation } from '@tanstack/react-query';
import { gatewayUrl, UI_HEADERS } from '../../api/client.ts';
import type { CallFilter } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';
import { stringifySearch } from '../../shell/search-params.ts';

type Format = 'csv' | 'jsonl';

/** Everything that the filters find, also what the list has not come to yet, as a file. */
export function ExportCalls({ filter }: { filter: CallFilter }) {
  const exporting = useMutation({
    mutationFn: (format: Format) => download(format, filter),
    onError: (error) => tell(error.message),
  });
  return (
    <Menu
      trigger={
        <Button icon="download" disabled={exporting.isPending}>
          {exporting.isPending ? 'Exporting' : 'Export'}
        </Button>
      }
    >
      <MenuItem onSelect={() => exporting.mutate('csv')}>As a table (CSV)</MenuItem>
      <MenuItem onSelect={() => exporting.mutate('jsonl')}>As JSON, a line each</MenuItem>
    </Menu>
  );
}

/** A plain link could not carry the header that a session needs. @throws Error when it is refused */
async function download(format: Format, filter: CallFilter): Promise<void> {
  const path = `/v1/calls/export.${format}${stringifySearch({ ...filter })}`;
  const response = await fetch(gatewayUrl(path), { headers: UI_HEADERS, credentials: 'same-origin' });
  if (!response.ok) throw new Error('The gateway did not export the calls.');
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: `calls.${format}` });
  link.click();
  URL.revokeObjectURL(address);
}
