import { Button } from '../button.tsx';
import { Menu, MenuCheck, MenuItem } from '../menu.tsx';
import type { ChangeableLook } from './use-table-look.ts';

/** Which columns there are, and how close together the rows stand. */
export function ColumnChooser({ columns, hidden, widths, isRoomy, change }: ChangeableLook) {
  return (
    <Menu trigger={<Button icon="columns" aria-label="Columns" />}>
      {columns
        .filter(({ isFixed }) => !isFixed)
        .map(({ id, label }) => (
          <MenuCheck
            key={id}
            checked={!hidden.includes(id)}
            onChange={(checked) => change({ hidden: checked ? hidden.filter((one) => one !== id) : [...hidden, id] })}
          >
            {label}
          </MenuCheck>
        ))}
      <hr className="menu-line" />
      <MenuCheck checked={isRoomy} onChange={(checked) => change({ isRoomy: checked })}>
        Comfortable rows
      </MenuCheck>
      {Object.keys(widths).length > 0 && (
        <MenuItem icon="replay" onSelect={() => change({ widths: {} })}>
          Widths as at first
        </MenuItem>
      )}
    </Menu>
  );
}
