import { type RefObject, useLayoutEffect } from 'react';

const places = new Map<string, number>();

/**
 * Keeps how far an element is scrolled while layouts and tabs take it away and bring it back.
 * @param name what is scrolled; with another name another place
 */
export function useKeptScroll(ref: RefObject<HTMLElement | null>, name: string): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const restore = () => {
      element.scrollTop = places.get(name) ?? 0;
    };
    const remember = () => {
      // Out of the page it has no height, and its place says nothing.
      if (element.clientHeight > 0) places.set(name, element.scrollTop);
    };
    restore();
    // A panel is first drawn without a size, and loses its place when it is hidden behind another tab.
    let hidden = true;
    const observer = new ResizeObserver(() => {
      const shown = element.clientHeight > 0;
      if (shown && hidden) restore();
      hidden = !shown;
    });
    observer.observe(element);
    element.addEventListener('scroll', remember, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', remember);
    };
  }, [ref, name]);
}
