import { Button, type ButtonProps, Classes, Tooltip } from '@blueprintjs/core';
import type { CommandId } from '../../shared/commands.ts';
import { useCommand } from '../state/use-command.ts';

interface CommandButtonProps extends Pick<ButtonProps, 'icon' | 'intent' | 'variant' | 'size'> {
  readonly id: CommandId;
  /** Instead of the command's label. */
  readonly text?: string;
}

/**
 * A command as a button. While it cannot be used it stays in reach of the keyboard, so that its tooltip
 * can say why.
 */
export function CommandButton({ id, text, ...look }: CommandButtonProps) {
  const command = useCommand(id);
  const reason = command.enabled === true ? undefined : command.enabled;
  return (
    <Tooltip
      hoverOpenDelay={400}
      content={
        <>
          {command.about}
          {command.shortcut && <span className="tooltip-shortcut">{command.shortcut}</span>}
          {reason && <span className="tooltip-reason">{reason}.</span>}
        </>
      }
    >
      <Button
        {...look}
        className={reason ? Classes.DISABLED : ''}
        aria-disabled={reason !== undefined}
        aria-description={reason}
        aria-keyshortcuts={command.ariaShortcut}
        onClick={() => reason === undefined && command.run()}
        text={text ?? command.label}
      />
    </Tooltip>
  );
}
