import { Dialog, DialogBody } from '@blueprintjs/core';
import { useWorkbench } from '../../state/store.ts';
import type { DialogProps } from './dialog-props.ts';
import { libraries } from './libraries.ts';

/** Versions and licences. */
export function AboutDialog({ isOpen, onClose }: DialogProps) {
  const app = useWorkbench((state) => state.app);
  if (!app) return null;
  const { version, versions } = app;
  return (
    <Dialog
      shouldReturnFocusOnClose={false}
      title="About Descent"
      isOpen={isOpen}
      onClose={onClose}
      className="about-dialog"
    >
      <DialogBody className="selectable">
        <p>
          <strong>Descent {version}</strong>
        </p>
        <p className="muted">A workbench for small models on tabular data. Nothing is sent anywhere.</p>
        <dl className="about-list">
          <dt>Electron</dt>
          <dd>{versions.electron}</dd>
          <dt>Chromium</dt>
          <dd>{versions.chrome}</dd>
          <dt>Node</dt>
          <dd>{versions.node}</dd>
        </dl>
        <p>Descent is free software under the MIT licence, and stands on these:</p>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Library</th>
              <th scope="col">For</th>
              <th scope="col">Licence</th>
            </tr>
          </thead>
          <tbody>
            {libraries.map(({ name, use, licence }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="muted">{use}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </DialogBody>
    </Dialog>
  );
}
