import type { JSX } from "preact";
import { type FieldProblems, Problems } from "../../components/Problems.tsx";
import { RadioGroup } from "../../components/RadioGroup.tsx";
import { TextArea } from "../../components/TextArea.tsx";
import { MAX_JOB_DESCRIPTION_LENGTH } from "../../lib/interview/mod.ts";
import { fill, texts } from "../../lib/texts/mod.ts";

/** The form's fields as text, as they come and go over the wire. */
export interface SetupFields {
  readonly role: string;
  readonly kind: string;
  readonly questionCount: string;
  readonly mode: string;
  /** Seconds; "" = no timer. */
  readonly timeLimitS: string;
  readonly jobDescription: string;
  /** Made with the form, so that sending it twice starts one interview. */
  readonly form: string;
}

export const newSetup = (): SetupFields => ({
  role: "",
  kind: "mix",
  questionCount: "5",
  mode: "speak",
  timeLimitS: "",
  jobDescription: "",
  form: crypto.randomUUID(),
});

interface SetupFormProps {
  values: SetupFields;
  problems: FieldProblems;
  /** Roles offered while typing. */
  roles: readonly string[];
  /** Where a job description is sent; empty: it stays here. */
  places: readonly string[];
}

/** Two choices in view, the rest with good defaults behind "More choices". */
export function SetupForm({ values, problems, roles, places }: SetupFormProps): JSX.Element {
  const { form, stored } = texts().landing;
  return (
    <form method="post" action="/" class="card stack" id="start">
      <Problems fields={problems} />
      <input type="hidden" name="form" value={values.form} />
      <Role value={values.role} error={problems.role} roles={roles} />
      <Kind value={values.kind} />
      <More
        values={values}
        open={Object.keys(problems).some((name) => name !== "role")}
        job={<Job value={values.jobDescription} error={problems.jobDescription} places={places} />}
      />
      <button class="btn full" type="submit">{form.start}</button>
      <p class="quiet small">
        {places.length > 0 ? fill(form.model, { places: places.join(", ") }) : form.program}{" "}
        {form.before} <a href="#stored">{stored.title}</a>
      </p>
    </form>
  );
}

interface RoleProps {
  value: string;
  error?: string;
  roles: readonly string[];
}

function Role({ value, error, roles }: RoleProps): JSX.Element {
  const { form } = texts().landing;
  return (
    <div class="field">
      <label for="role">{form.role}</label>
      <p class="hint" id="role-hint">{form.roleHint}</p>
      {error && <p class="error" id="role-error">{error}</p>}
      <input
        id="role"
        name="role"
        list="roles"
        maxLength={80}
        value={value}
        autoComplete="organization-title"
        aria-describedby={error ? "role-hint role-error" : "role-hint"}
        aria-invalid={error ? "true" : undefined}
      />
      <datalist id="roles">{roles.map((role) => <option key={role} value={role} />)}</datalist>
    </div>
  );
}

function Kind({ value }: { value: string }): JSX.Element {
  const { landing: { form }, common } = texts();
  const options = (["mix", "behavioral", "technical", "situational", "cultural"] as const)
    .map((kind) => ({ value: kind, label: common.kinds[kind], hint: form.kinds[kind] }));
  return <RadioGroup few name="kind" legend={form.kind} options={options} value={value} />;
}

interface MoreProps {
  values: SetupFields;
  open: boolean;
  job: JSX.Element;
}

function More({ values, open, job }: MoreProps): JSX.Element {
  const { form } = texts().landing;
  const now = fill(form.moreNow, {
    count: values.questionCount,
    mode: values.mode === "type" ? form.now.type : form.now.speak,
    timer: timerLabel(values.timeLimitS),
  });
  return (
    <details class="more" open={open}>
      <summary>
        {form.more} <span class="quiet small">· {now}</span>
      </summary>
      <div class="stack">
        <Mode value={values.mode} />
        <Count value={values.questionCount} />
        <Timer value={values.timeLimitS} />
        {job}
      </div>
    </details>
  );
}

function timerLabel(seconds: string): string {
  const { timers } = texts().landing.form;
  return seconds in timers ? timers[seconds as keyof typeof timers] : timers.off.toLowerCase();
}

function Mode({ value }: { value: string }): JSX.Element {
  const { form } = texts().landing;
  const options = (["speak", "type"] as const)
    .map((mode) => ({ value: mode, label: form.modes[mode], hint: form.modeHints[mode] }));
  return <RadioGroup name="mode" legend={form.mode} options={options} value={value} />;
}

function Count({ value }: { value: string }): JSX.Element {
  const { form } = texts().landing;
  return (
    <div class="field">
      <label for="questionCount">{form.count}</label>
      <select id="questionCount" name="questionCount">
        {["1", "3", "5", "8", "10"].map((count) => (
          <option key={count} value={count} selected={count === value}>{count}</option>
        ))}
      </select>
    </div>
  );
}

function Timer({ value }: { value: string }): JSX.Element {
  const { form } = texts().landing;
  const options = ["", "60", "120", "180"] as const;
  return (
    <div class="field">
      <label for="timeLimitS">{form.timer}</label>
      <p class="hint" id="timer-hint">{form.timerHint}</p>
      <select id="timeLimitS" name="timeLimitS" aria-describedby="timer-hint">
        {options.map((seconds) => (
          <option key={seconds} value={seconds} selected={seconds === value}>
            {form.timers[seconds || "off"]}
          </option>
        ))}
      </select>
    </div>
  );
}

interface JobProps {
  value: string;
  error?: string;
  places: readonly string[];
}

function Job({ value, error, places }: JobProps): JSX.Element {
  const { form } = texts().landing;
  const sent = places.length > 0 ? fill(form.jobSent, { places: places.join(", ") }) : "";
  return (
    <TextArea
      name="jobDescription"
      label={form.job}
      hint={`${form.jobHint} ${sent}`.trim()}
      value={value}
      rows={4}
      maxLength={MAX_JOB_DESCRIPTION_LENGTH}
      error={error}
    />
  );
}
