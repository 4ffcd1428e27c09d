import type { ComponentProps, JSX } from "preact";
import { texts } from "../../lib/texts/mod.ts";
import { Promises, Steps } from "./Promises.tsx";
import { SetupForm } from "./SetupForm.tsx";
import { Specimen } from "./Specimen.tsx";

/** What this is, one thing to do, and everything one would want to know first. */
export function Landing(props: ComponentProps<typeof SetupForm>): JSX.Element {
  const { title, lead } = texts().landing;
  return (
    <div class="sections wide">
      <div class="cols">
        <div class="stack">
          <h1 class="question display">{title}</h1>
          <p class="lead">{lead}</p>
          <SetupForm {...props} />
        </div>
        <div class="sections">
          <Specimen />
          <Steps />
        </div>
      </div>
      <Promises places={props.places} />
    </div>
  );
}
