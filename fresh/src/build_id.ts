/**
 * Names this build of the application. It locks the addresses of assets whose own content hash is
 * not known. A build replaces the value by a digest of what it wrote, so an unchanged app keeps it.
 */
export let BUILD_ID = "unbuilt";

export function setBuildId(id: string): void {
  BUILD_ID = id;
}
