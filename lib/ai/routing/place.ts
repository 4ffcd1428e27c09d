/** Where something was observed: a task, or one group of its requests. No task's id has a slash. */
export const placeOf = (task: string, group: string | null): string =>
  group === null ? task : `${task}/${group}`;

/** The task and the group again. */
export function readPlace(place: string): { readonly task: string; readonly group: string | null } {
  const at = place.indexOf("/");
  return at < 0
    ? { task: place, group: null }
    : { task: place.slice(0, at), group: place.slice(at + 1) };
}
