import { Dialog, DialogBody } from '@blueprintjs/core';
import { type Command, commands, type MenuName } from '../../../shared/commands.ts';
import { shortcutText } from '../../state/shortcuts.ts';
import { useWorkbench } from '../../state/store.ts';
import type { DialogProps } from './dialog-props.ts';

const menus: Readonly<Record<MenuName, string>> = {
  file: 'File',
  edit: 'Edit',
  run: 'Run',
  view: 'View',
  help: 'Help',
};

/** Every shortcut of the table of commands, and the keys of the lists. */
export function ShortcutsDialog({ isOpen, onClose }: DialogProps) {
  return (
    <Dialog
      shouldReturnFocusOnClose={false}
      title="Keyboard shortcuts"
      isOpen={isOpen}
      onClose={onClose}
      className="wide-dialog"
    >
      <DialogBody>
        <div className="shortcut-groups">
          {(Object.keys(menus) as MenuName[]).map((menu) => (
            <Group key={menu} menu={menu} />
          ))}
          <section className="shortcut-group">
            <h3 className="section-title">Lists in the sidebar</h3>
            <table>
              <tbody>
                <Row label="Go to the next or the one before" keys="↓ ↑" />
                <Row label="Choose" keys="Enter" />
                <Row label="Tick for comparison" keys="Space" />
                <Row label="Open its menu" keys="Shift+F10" />
              </tbody>
            </table>
          </section>
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Group({ menu }: { readonly menu: MenuName }) {
  const platform = useWorkbench(({ app }) => app?.platform ?? 'linux');
  const listed = (Object.values(commands) as Command[]).filter(
    (command) => command.menu === menu && command.accelerator,
  );
  return (
    <section className="shortcut-group">
      <h3 className="section-title">{menus[menu]}</h3>
      <table>
        <tbody>
          {listed.map(({ label, accelerator, alternative }) => (
            <Row
              key={label}
              label={label.replace('\u2026', '')}
              keys={[accelerator, alternative]
                .flatMap((keys) => (keys ? [shortcutText(keys, platform)] : []))
                .join(' or ')}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ label, keys }: { readonly label: string; readonly keys: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <kbd className="kbd">{keys}</kbd>
      </td>
    </tr>
  );
}
