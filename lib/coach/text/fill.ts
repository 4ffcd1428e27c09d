/** Fills the {slots} of a text. */
export function fill(template: string, slots: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/gu, (slot, name: string) => String(slots[name] ?? slot));
}
