import { Button } from '@blueprintjs/core';
import { WarningSignIcon } from '@blueprintjs/icons';
import { useEffect, useState } from 'react';
import type { DatasetSummary, FileState } from '../../../shared/datasets.ts';
import { ask } from '../../state/client.ts';

const words: Readonly<Record<Exclude<FileState, 'same'>, (name: string) => string>> = {
  changed: (name) => `${name} changed on disk.`,
  gone: (name) => `${name} is not on disk any more. What was read of it stays open.`,
};

/** Says that the file is not what was read any more, and offers to read it again. */
export function FileBanner({ dataset: { id, name, file } }: { readonly dataset: DatasetSummary }) {
  const [dismissed, setDismissed] = useState<FileState>('same');
  const [busy, setBusy] = useState(false);
  // When it changes once more that is news.
  useEffect(() => {
    if (file === 'same') setDismissed('same');
  }, [file]);
  if (file === 'same' || file === dismissed) return null;
  const reload = async () => {
    setBusy(true);
    await ask('dataset.reload', { id });
    setBusy(false);
  };
  return (
    <div className="file-banner" role="status">
      <WarningSignIcon size={14} />
      <span className="truncate" title={words[file](name)}>
        {words[file](name)}
      </span>
      {file === 'changed' && (
        <Button size="small" text="Reload" loading={busy} onClick={() => void reload()} />
      )}
      <Button
        size="small"
        variant="minimal"
        icon="cross"
        aria-label="Do not show this"
        onClick={() => setDismissed(file)}
      />
    </div>
  );
}
