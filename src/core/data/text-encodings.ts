/** How a text file's letters may be written as bytes. */
export interface TextEncoding {
  /** As the WHATWG names it. */
  readonly name: string;
  /** For a list to choose from. */
  readonly title: string;
  /** What else it is called, in lower case without dashes, underscores and blanks. */
  readonly labels: readonly string[];
}

export const encodings: readonly TextEncoding[] = [
  { name: 'utf-8', title: 'Unicode (UTF-8)', labels: ['utf8', 'utf8sig', 'unicode', 'ascii', 'usascii'] },
  { name: 'utf-16le', title: 'Unicode (UTF-16, little endian)', labels: ['utf16le', 'utf16', 'ucs2'] },
  { name: 'utf-16be', title: 'Unicode (UTF-16, big endian)', labels: ['utf16be'] },
  {
    name: 'windows-1252',
    title: 'Western European (Windows-1252)',
    labels: ['windows1252', 'cp1252', 'latin1', 'iso88591', 'ansi'],
  },
  { name: 'iso-8859-15', title: 'Western European (ISO 8859-15)', labels: ['iso885915', 'latin9'] },
  { name: 'macintosh', title: 'Western European (Macintosh)', labels: ['macintosh', 'macroman'] },
  {
    name: 'windows-1250',
    title: 'Central European (Windows-1250)',
    labels: ['windows1250', 'cp1250'],
  },
  { name: 'iso-8859-2', title: 'Central European (ISO 8859-2)', labels: ['iso88592', 'latin2'] },
  { name: 'windows-1251', title: 'Cyrillic (Windows-1251)', labels: ['windows1251', 'cp1251'] },
  { name: 'koi8-r', title: 'Cyrillic (KOI8-R)', labels: ['koi8r'] },
  { name: 'windows-1253', title: 'Greek (Windows-1253)', labels: ['windows1253', 'cp1253', 'iso88597'] },
  {
    name: 'windows-1254',
    title: 'Turkish (Windows-1254)',
    labels: ['windows1254', 'cp1254', 'iso88599', 'latin5'],
  },
  { name: 'windows-1255', title: 'Hebrew (Windows-1255)', labels: ['windows1255', 'cp1255'] },
  { name: 'windows-1256', title: 'Arabic (Windows-1256)', labels: ['windows1256', 'cp1256'] },
  { name: 'windows-1257', title: 'Baltic (Windows-1257)', labels: ['windows1257', 'cp1257'] },
  { name: 'windows-1258', title: 'Vietnamese (Windows-1258)', labels: ['windows1258', 'cp1258'] },
  { name: 'windows-874', title: 'Thai (Windows-874)', labels: ['windows874', 'cp874', 'tis620'] },
  { name: 'gbk', title: 'Simplified Chinese (GBK)', labels: ['gbk', 'gb2312', 'cp936', 'euccn'] },
  { name: 'gb18030', title: 'Simplified Chinese (GB 18030)', labels: ['gb18030'] },
  { name: 'big5', title: 'Traditional Chinese (Big5)', labels: ['big5', 'cp950', 'big5hkscs'] },
  {
    name: 'shift_jis',
    title: 'Japanese (Shift-JIS)',
    labels: ['shiftjis', 'sjis', 'cp932', 'windows31j', 'mskanji'],
  },
  { name: 'euc-jp', title: 'Japanese (EUC-JP)', labels: ['eucjp', 'ujis'] },
  { name: 'euc-kr', title: 'Korean (EUC-KR)', labels: ['euckr', 'cp949', 'uhc', 'ksc5601'] },
];

/** The name of an encoding that may be called by one of its other names; undefined for one that is not known. */
export function encodingNamed(label: string): string | undefined {
  const plain = label.toLowerCase().replace(/[-_\s]/g, '');
  return encodings.find(({ labels }) => labels.includes(plain))?.name;
}
