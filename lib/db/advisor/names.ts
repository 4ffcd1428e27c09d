/** Identifiers as SQL. */

/**
 * Words that must be quoted to be names: those of `pg_get_keywords()` whose catcode is not U,
 * PostgreSQL 15 to 18.
 */
const KEYWORDS = new Set(
  (`all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both ` +
    `case cast char character check coalesce collate collation column concurrently constraint create cross ` +
    `current_catalog current_date current_role current_schema current_time current_timestamp current_user dec ` +
    `decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign ` +
    `freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect ` +
    `interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query ` +
    `json_scalar json_serialize json_table json_value lateral leading least left like limit localtime ` +
    `localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on ` +
    `only or order out outer overlaps overlay placing position precision primary real references returning right ` +
    `row select session_user setof similar smallint some substring symmetric system_user table tablesample then ` +
    `time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when ` +
    `where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi ` +
    `xmlroot xmlserialize xmltable`).split(" "),
);

/** PostgreSQL cuts longer names (NAMEDATALEN - 1), in bytes. */
const MAX_NAME_BYTES = 63;

/** The name as it has to be written: quoted unless it is plain, lower case and no keyword. */
export function quoteName(name: string): string {
  const plain = /^[a-z_][a-z0-9_]*$/.test(name) && !KEYWORDS.has(name);
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A string constant; backslashes are plain, as `standard_conforming_strings` has it. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The longest beginning that PostgreSQL keeps, less `reserve` bytes. */
export function cutName(name: string, reserve = 0): string {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length <= MAX_NAME_BYTES - reserve) return name;
  const kept = bytes.subarray(0, MAX_NAME_BYTES - reserve);
  return new TextDecoder().decode(kept).replace(/\uFFFD+$/, "");
}
