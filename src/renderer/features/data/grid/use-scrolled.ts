import { useLayoutEffect, useState } from 'react';

interface Scrolled {
  /** Which of the rows of one height stands at the top. */
  readonly first: number;
  /** Of the whole box. */
  readonly height: number;
}

/** Where a box with rows of one height is scrolled to; draws anew only when another row comes to the top. */
export function useScrolled(box: HTMLElement | null, rowHeight: number): Scrolled {
  const [first, setFirst] = useState(0);
  const [height, setHeight] = useState(480);
  useLayoutEffect(() => {
    if (!box) return;
    const scrolled = () => setFirst(Math.max(0, Math.floor(box.scrollTop / rowHeight)));
    const resized = () => setHeight(box.clientHeight);
    scrolled();
    resized();
    box.addEventListener('scroll', scrolled, { passive: true });
    const observer = new ResizeObserver(resized);
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', scrolled);
      observer.disconnect();
    };
  }, [box, rowHeight]);
  return { first, height };
}
