import { z } from 'zod';

export const themes = ['system', 'light', 'dark'] as const;
export const layoutNames = ['train', 'inspect', 'compare'] as const;

const fields = {
  theme: z.enum(themes),
  /** The layout of the dock as dockview writes it, by layout name; null for the defaults. */
  layout: z.json().nullable(),
  layoutName: z.enum(layoutNames),
  sidebar: z.boolean(),
  zoom: z.number().min(-5).max(5),
  /** The recipe being edited for each data set, by the file's SHA-256, as the user left it. */
  drafts: z.record(z.string(), z.json()),
};

/** What the window remembers between two starts. */
export const settingsSchema = z.object({
  theme: fields.theme.default('system'),
  layout: fields.layout.default(null),
  layoutName: fields.layoutName.default('train'),
  sidebar: fields.sidebar.default(true),
  zoom: fields.zoom.default(0),
  drafts: fields.drafts.default({}),
});

export type Settings = z.output<typeof settingsSchema>;
export type Theme = Settings['theme'];
export type LayoutName = Settings['layoutName'];

/** Some of the settings. Not made from the schema above: its defaults would stand in for what is left out. */
export const settingsPatch = z.strictObject(fields).partial();
