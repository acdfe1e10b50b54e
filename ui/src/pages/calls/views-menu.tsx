import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';
import { type CallsSearch, withoutFilters } from './calls-search.ts';
import { isSameView, keepViews, readViews, type SavedView, withView } from './saved-views.ts';

interface ViewsMenuProps {
  search: CallsSearch;
  /** Takes a view's filters for those in the address. */
  onOpen: (search: CallsSearch) => void;
}

/** Filters that were saved under a name; the one that was opened last says whether it is still what is shown. */
export function ViewsMenu({ search, onOpen }: ViewsMenuProps) {
  const [views, setViews] = useState(readViews);
  const [openedName, setOpened] = useState<string | null>(null);
  const [isNaming, setNaming] = useState(false);
  const current = views.find((view) => isSameView(view.search, search));
  const opened = views.find(({ name }) => name === openedName);
  const keep = (next: SavedView[], name: string | null) => {
    setViews(next);
    keepViews(next);
    setOpened(name);
  };
  const save = (name: string) => {
    keep(withView(views, { name, search }), name);
    tell(`Saved the view ${name}`);
  };
  return (
    <>
      <Menu trigger={<Button icon="down">{current?.name ?? (opened ? `${opened.name}, changed` : 'Views')}</Button>}>
        {views.map((view) => (
          <MenuItem
            key={view.name}
            onSelect={() => {
              setOpened(view.name);
              onOpen({ ...withoutFilters(search), ...view.search });
            }}
          >
            {view.name}
          </MenuItem>
        ))}
        {opened && !current && (
          <MenuItem icon="check" onSelect={() => save(opened.name)}>
            Update {opened.name}
          </MenuItem>
        )}
        <MenuItem icon="plus" onSelect={() => setNaming(true)}>
          Save these filters
        </MenuItem>
        {current && (
          <MenuItem
            icon="x"
            onSelect={() =>
              keep(
                views.filter((view) => view !== current),
                null,
              )
            }
          >
            Delete {current.name}
          </MenuItem>
        )}
      </Menu>
      <NameDialog
        open={isNaming}
        onClose={() => setNaming(false)}
        onName={(name) => {
          save(name);
          setNaming(false);
        }}
      />
    </>
  );
}

function NameDialog({ open, onClose, onName }: { open: boolean; onClose: () => void; onName: (name: string) => void }) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onName(name.trim());
  };
  return (
    <Dialog
      title="Save these filters"
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="name-view" disabled={name.trim() === ''}>
            Save the view
          </Button>
        </>
      }
    >
      <form id="name-view" onSubmit={submit}>
        <TextField
          label="Name of the view"
          hint="Kept in this browser. To share it, share the address: it says the same."
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
