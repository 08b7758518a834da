/*
 * What a condition may be made of. Everything else is refused, what the engine learns in the future included.
 */

/**
 * Functions and operators that give the same for the same arguments, touch nothing else, and cannot grow a text
 * without end. Not GLOB (~~~): a pattern of many stars takes for ever on a single cell.
 */
export const allowedFunctions: ReadonlySet<string> = new Set(
  [
    '+ - * / // % ** ^ & | << >> ~ @',
    'abs ceil ceiling floor round round_even trunc sign sqrt cbrt exp ln log log2 log10 pow power mod fmod divide',
    'sin cos tan asin acos atan atan2 cot sinh cosh tanh degrees radians pi even gcd lcm xor',
    'greatest least nullif isnan isinf isfinite',
    '|| ~~ !~~ ~~* !~~* ^@ like_escape not_like_escape ilike_escape not_ilike_escape',
    'lower upper lcase ucase length len strlen char_length character_length trim ltrim rtrim reverse concat',
    'starts_with ends_with prefix suffix contains strpos instr position substring substr left right ascii unicode',
    'regexp_matches regexp_full_match regexp_extract split_part strip_accents',
    'year month day hour minute second millisecond microsecond quarter week weekofyear weekday dayofweek isodow',
    'dayofmonth dayofyear isoyear yearweek decade century era date_part datepart date_trunc datetrunc',
    'date_diff datediff date_sub datesub last_day monthname dayname make_date make_timestamp epoch epoch_ms',
    'strftime strptime try_strptime to_years to_months to_weeks to_days to_hours to_minutes to_seconds',
  ].flatMap((line) => line.split(' ')),
);

/** What a cell may be turned into. */
export const allowedTypes: ReadonlySet<string> = new Set(
  [
    'BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT',
    'FLOAT DOUBLE DECIMAL VARCHAR DATE TIME TIMESTAMP INTERVAL',
  ].flatMap((line) => line.split(' ')),
);

/** For messages: what users of conditions need, not all of it. */
export const ALLOWED =
  'Allowed are columns, numbers, texts in single quotes, =, <>, <, <=, >, >=, AND, OR, NOT, IN, BETWEEN, LIKE, IS NULL, CASE, CAST, ' +
  'arithmetic, and functions like abs, round, sqrt, ln, lower, length, contains, coalesce and year.';
