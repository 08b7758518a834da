import { type BrowserWindow, Notification } from 'electron';
import type { Desktop } from './attention.ts';

/** The window and the system, as far as they can draw attention to a run. */
export function desktopOf(window: BrowserWindow): Desktop {
  return {
    setProgressBar(...progress) {
      if (!window.isDestroyed()) window.setProgressBar(...progress);
    },
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    notify(title, body) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on('click', () => window.show());
      notification.show();
    },
    now: () => performance.now(),
  };
}
