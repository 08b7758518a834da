import { Button, OverlayToaster, Position, Toast } from '@blueprintjs/core';
import { InfoSignIcon, TickIcon, WarningSignIcon } from '@blueprintjs/icons';
import { ask } from '../state/client.ts';
import { dismissNotice, type Notice, useNotices } from '../state/notices.ts';

const icons = {
  problem: <WarningSignIcon />,
  done: <TickIcon />,
  hint: <InfoSignIcon />,
} as const;

/** What the user should read, over everything at the bottom. Blueprint gives each message `role="alert"`. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <OverlayToaster position={Position.BOTTOM_RIGHT} canEscapeKeyClear={false}>
      {notices.map((notice) => (
        <Toast
          key={notice.id}
          className={`notice notice-${notice.kind}`}
          icon={icons[notice.kind]}
          timeout={notice.timeout}
          onDismiss={() => dismissNotice(notice.id)}
          {...(notice.action && {
            action: { text: notice.action.label, onClick: notice.action.perform },
          })}
          message={<Message notice={notice} />}
        />
      ))}
    </OverlayToaster>
  );
}

function Message({ notice: { kind, message, hint } }: { readonly notice: Notice }) {
  return (
    <>
      <span className="selectable">{message}</span>
      {hint && <span className="notice-hint selectable">{hint}</span>}
      {kind === 'problem' && (
        <Button
          className="notice-copy"
          size="small"
          variant="outlined"
          text="Copy"
          aria-label="Copy this message"
          onClick={() => void ask('app.copyText', hint ? `${message}\n${hint}` : message)}
        />
      )}
    </>
  );
}
