import type { JSX } from "preact";

interface TextAreaProps {
  name: string;
  label: string;
  value?: string;
  hint?: string;
  /** What is wrong with `value`, as a whole sentence. */
  error?: string | null;
  rows?: number;
  maxLength?: number;
}

/** A field for many words, with its label, hint and problem tied to it. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const { name, label, value = "", hint, error, rows = 10, maxLength = 20_000 } = props;
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p class="error" id={`${name}-error`}>{error}</p>}
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxLength={maxLength}
        aria-describedby={described || undefined}
        aria-invalid={error ? "true" : undefined}
        spellcheck
      >
        {value}
      </textarea>
    </div>
  );
}
