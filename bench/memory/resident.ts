/** What a process has in memory, as the kernel counts it. */

const PAGE_KB = 1024;
const MB = 1_000_000;

/**
 * Resident set size in MB (10^6 bytes): VmRSS of proc_pid_status(5).
 * @throws {Deno.errors.NotFound} Where there is no /proc, or no such process
 */
export async function residentMb(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
  return kilobytes * PAGE_KB / MB;
}
