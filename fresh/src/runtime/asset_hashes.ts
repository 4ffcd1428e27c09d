/**
 * Content hashes of static files by path. The server fills this from the build; the client build
 * replaces the whole module by one that holds the same hashes as data.
 */
export let assetHashes: ReadonlyMap<string, string> = new Map();

export function setAssetHashes(hashes: ReadonlyMap<string, string>): void {
  assetHashes = hashes;
}
