import type { JSX } from "preact";

export interface RadioOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface RadioGroupProps {
  name: string;
  legend: string;
  options: readonly RadioOption[];
  value: string;
  hint?: string;
  /** Short options, several on a line of a phone. */
  few?: boolean;
  /** Long options, one on a line. */
  long?: boolean;
}

/** One choice of a few, all of them in view. */
export function RadioGroup(props: RadioGroupProps): JSX.Element {
  const { name, legend, options, value, hint, few, long } = props;
  const hintId = `${name}-hint`;
  return (
    <fieldset class="field" aria-describedby={hint && hintId}>
      <legend>{legend}</legend>
      <div class={["choices", few && "few", long && "long"].filter(Boolean).join(" ")}>
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {hint && <p class="hint" id={hintId}>{hint}</p>}
    </fieldset>
  );
}
