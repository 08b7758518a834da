/** What looks at all rows against one another is left out beyond this many: it would take seconds and hundreds of MB. */
export const MOST_ROWS = 5_000_000;
