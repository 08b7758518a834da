import type { Lesson } from '../../shared/ipc.ts';

/** The lesson in the text beside an example: its title and its paragraphs, without Markdown's signs. */
export function readLesson(markdown: string): Lesson {
  const blocks = markdown
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter((block) => block !== '');
  const title = blocks[0]?.startsWith('# ') ? blocks[0].slice(2) : '';
  return { title: plain(title), paragraphs: blocks.slice(title === '' ? 0 : 1).map(plain) };
}

/** Without the signs of code and emphasis. */
function plain(text: string): string {
  return text.replace(/`([^`]*)`/g, '$1').replace(/(\*\*?)(?=\S)([^*]*\S)\1/g, '$2');
}
