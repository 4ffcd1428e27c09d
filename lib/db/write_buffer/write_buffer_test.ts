import assert from "node:assert/strict";
import { BufferFullError, createWriteBuffer, type WriteBufferOptions } from "./write_buffer.ts";

interface Commit {
  readonly items: readonly number[];
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** A buffer whose commits are decided by the test. */
function manualBuffer(limits: WriteBufferOptions<number, number>["limits"] = {}) {
  const commits: Commit[] = [];
  const full: number[] = [];
  const buffer = createWriteBuffer<number, number>({
    commit: (items) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
      commits.push({ items, done: () => resolve(items.map((item) => item * 10)), fail: reject });
      return promise;
    },
    bytesOf: () => 10,
    limits: { groups: 1, ...limits },
    onFull: (bytes) => full.push(bytes),
  });
  return { buffer, commits, full };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const failure = (code: string) => Object.assign(new Error(code), { code });

Deno.test("write() is committed at once when nothing is under way, later ones together", async () => {
  const { buffer, commits } = manualBuffer();
  const first = buffer.write(1);
  assert.deepEqual(commits.map(({ items }) => items), [[1]]);
  const others = [buffer.write(2), buffer.write(3)];
  assert.equal(commits.length, 1);
  commits[0]!.done();
  assert.equal(await first, 10);
  await settle();
  assert.deepEqual(commits[1]!.items, [2, 3]);
  commits[1]!.done();
  assert.deepEqual(await Promise.all(others), [20, 30]);
});

Deno.test("write() is acknowledged by the commit of its own group, not before", async () => {
  const { buffer, commits } = manualBuffer();
  const answered: number[] = [];
  for (const item of [1, 2]) void buffer.write(item).then(() => answered.push(item));
  commits[0]!.done();
  await settle();
  assert.deepEqual(answered, [1]);
  commits[1]!.done();
  await settle();
  assert.deepEqual(answered, [1, 2]);
});

Deno.test("write() keeps groups within their size and in order", async () => {
  const { buffer, commits } = manualBuffer({ groupItems: 2, groupBytes: 1_000 });
  const all = [1, 2, 3, 4].map((item) => buffer.write(item));
  for (let at = 0; at < 3; at += 1) {
    commits[at]!.done();
    await settle();
  }
  assert.deepEqual(commits.map(({ items }) => items), [[1], [2, 3], [4]]);
  await Promise.all(all);
});

Deno.test("write() gives an item that is larger than a group one of its own", async () => {
  const { buffer, commits } = manualBuffer({ groupBytes: 5 });
  const all = [1, 2, 3].map((item) => buffer.write(item));
  for (let at = 0; at < 3; at += 1) {
    commits[at]!.done();
    await settle();
  }
  assert.deepEqual(commits.map(({ items }) => items), [[1], [2], [3]]);
  await Promise.all(all);
});

Deno.test("write() refuses what has no room, and takes it once there is room", async () => {
  const { buffer, commits } = manualBuffer({ waitingBytes: 20 });
  const taken = [1, 2, 3].map((item) => buffer.write(item));
  await assert.rejects(buffer.write(4), BufferFullError);
  commits[0]!.done();
  await settle();
  const later = buffer.write(5);
  commits[1]!.done();
  await settle();
  commits[2]!.done();
  assert.deepEqual(await Promise.all([...taken, later]), [10, 20, 30, 50]);
});

Deno.test("write() tells once that there is no room, until half of it has been free", async () => {
  const { buffer, commits, full } = manualBuffer({ waitingBytes: 40, groupItems: 1 });
  const finish = async (group: number) => {
    commits[group]!.done();
    await settle();
  };
  const taken = [1, 2, 3, 4, 5].map((item) => buffer.write(item));
  assert.deepEqual(full, []);
  for (let time = 0; time < 3; time++) await assert.rejects(buffer.write(6), BufferFullError);
  await finish(0);
  taken.push(buffer.write(6));
  await assert.rejects(buffer.write(7), BufferFullError);
  assert.deepEqual(full, [40]);
  await finish(1);
  await finish(2);
  taken.push(buffer.write(7), buffer.write(8));
  await assert.rejects(buffer.write(9), BufferFullError);
  assert.deepEqual(full, [40, 40]);
  for (let group = 3; group < 8; group++) await finish(group);
  await Promise.all(taken);
});

Deno.test("write() fails alone where one item cannot be written", async () => {
  const buffer = createWriteBuffer<number, number>({
    commit: (items) =>
      items.includes(3)
        ? Promise.reject(failure(items.length > 1 ? "40P01" : "23505"))
        : Promise.resolve(items),
    bytesOf: () => 1,
  });
  const results = await Promise.allSettled([1, 2, 3, 4].map((item) => buffer.write(item)));
  assert.deepEqual(results.map(({ status }) => status), [
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});

Deno.test("write() fails with its whole group where the database is away, and goes on after", async () => {
  const { buffer, commits } = manualBuffer();
  const all = [1, 2, 3].map((item) => buffer.write(item));
  const settled = Promise.allSettled(all);
  commits[0]!.done();
  await settle();
  commits[1]!.fail(failure("57P01"));
  assert.deepEqual((await settled).map(({ status }) => status), [
    "fulfilled",
    "rejected",
    "rejected",
  ]);
  assert.equal(commits.length, 2);
  const again = buffer.write(4);
  commits[2]!.done();
  assert.equal(await again, 40);
});

Deno.test("close() answers everything that was taken and takes nothing more", async () => {
  const { buffer, commits } = manualBuffer();
  const taken = [1, 2].map((item) => buffer.write(item));
  let closed = false;
  const closing = buffer.close().then(() => closed = true);
  await assert.rejects(buffer.write(3), /closed/);
  commits[0]!.done();
  await settle();
  assert.equal(closed, false);
  commits[1]!.done();
  await closing;
  assert.deepEqual(await Promise.all(taken), [10, 20]);
});

Deno.test("write() has as many groups under way as it may", async () => {
  const { buffer, commits } = manualBuffer({ groups: 2 });
  const all = [1, 2, 3, 4].map((item) => buffer.write(item));
  assert.deepEqual(commits.map(({ items }) => items), [[1], [2]]);
  commits[1]!.done();
  await settle();
  assert.deepEqual(commits[2]!.items, [3, 4]);
  commits.forEach(({ done }) => done());
  await Promise.all(all);
});
