import assert from "node:assert/strict";
import fc from "fast-check";
import { type Joint, jointOf } from "./joint.ts";

const OPENING = '{"advice": [{"quote": "we launched", "title": "Say what you le';
const WHOLE = `${OPENING}arned.", "why": "It is open."}], "dimensions": []}`;

/** How many characters it takes to know, and what is known then. */
function known(text: string, written: string): { after: number; joint: Joint } {
  for (let after = 1; after <= written.length; after++) {
    const joint = jointOf(text, written.slice(0, after), { isOver: false });
    if (joint) return { after, joint };
  }
  return { after: Infinity, joint: jointOf(text, written, { isOver: true })! };
}

Deno.test("jointOf() tells a text that begins anew from its first signs", () => {
  const beginnings = [WHOLE, `\n  ${WHOLE}`, `\`\`\`json\n${WHOLE}`, WHOLE.replaceAll(" ", "\n")];
  const texts = [OPENING, `${OPENING}arned", "why": "It is open,`, `Sure!\n\`\`\`json\n${OPENING}`];
  for (const text of texts) {
    for (const beginning of beginnings) {
      const { after, joint } = known(text, beginning);
      assert.deepEqual(joint, { isAnew: true, text: beginning.slice(0, after) }, text);
      assert.ok(after < 30, `${after}`);
    }
  }
  assert.equal(known("Sure! Here it is", `Sure! Here it is: ${WHOLE}`).joint.isAnew, true);
  assert.equal(known("{", WHOLE).joint.isAnew, true);
});

Deno.test("jointOf() takes an object where one may stand for a continuation", () => {
  const item = '{"quote": "one page", "title": "Say who."}';
  for (const text of ['{"advice": [', '{"advice": [{"title": "A."}, ', '{"followUp": ']) {
    assert.equal(known(text, item).joint.isAnew, false, text);
    assert.equal(known(text, `\`\`\`json\n${item}`).joint.text.startsWith('{"'), true, text);
  }
});

Deno.test("jointOf() leaves out the last words where they are said again", () => {
  const text = "I led the release, and then we";
  assert.deepEqual(known(text, "and then we shipped").joint, { isAnew: false, text: " " });
  assert.deepEqual(known(text, " shipped it").joint.text, " s");
  assert.deepEqual(known(text, "and then we").joint, { isAnew: false, text: "" });
});

Deno.test("jointOf() joins any text that was cut in two into the same text", () => {
  fc.assert(
    fc.property(fc.nat({ max: WHOLE.length - 2 }), fc.integer({ min: 1, max: 9 }), (at, size) => {
      const [text, rest] = [WHOLE.slice(0, at + 1), WHOLE.slice(at + 1)];
      const pieces = rest.match(new RegExp(`[^]{1,${size}}`, "gu"))!;
      let written = "";
      for (const [index, piece] of pieces.entries()) {
        written += piece;
        const joint = jointOf(text, written, { isOver: false }) ??
          (index === pieces.length - 1 ? jointOf(text, written, { isOver: true }) : null);
        if (!joint) continue;
        assert.equal(text + joint.text + pieces.slice(index + 1).join(""), WHOLE);
        return;
      }
    }),
  );
});
