import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import type { z } from "zod";
import { useSay, type Speech } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { Confirm } from "../parts/Confirm.tsx";
import { ProblemNotice } from "../parts/ProblemNotice.tsx";
import type { ApiProblem } from "../problem.ts";
import { pathText, valueAt, withHolders, withValue, type FormValues } from "./form-values.ts";
import { expectedWords, issueWords, pathWords } from "./issue-words.ts";

export interface FormProps<S extends z.ZodType> {
  /** The contract's own schema of the body: what the server will check is checked here first. */
  readonly schema: S;
  readonly initial: FormValues;
  /** Verb and noun of the button. */
  readonly verb: string;
  /** Called with parsed values. What was typed stays until the form is taken away. */
  readonly onSubmit: (values: z.output<S>) => unknown;
  readonly problem?: ApiProblem | null;
  readonly running?: boolean;
  /** Asked before sending: what will happen. */
  readonly consequence?: string | ((values: z.output<S>) => string | null);
  readonly danger?: boolean;
  /** Why it cannot be sent now, in words. The form can be read and filled in, but not sent. */
  readonly blocked?: string | null;
  readonly children: ReactNode;
}

interface FormState {
  readonly id: string;
  readonly values: FormValues;
  readonly set: (path: string, value: unknown) => void;
  readonly register: (path: string) => void;
  readonly errors: ReadonlyMap<string, string>;
}

/** How a form is put away, where something around it opened it; then it offers to. */
export const PutAwayContext = createContext<(() => void) | null>(null);

const FormContext = createContext<FormState | null>(null);

/** A form driven by a zod schema: labels from messages, an error summary that leads to the fields, nothing typed is lost. */
export function Form<S extends z.ZodType>(props: FormProps<S>) {
  const say = useSay();
  const id = useId();
  const [values, setValues] = useState<FormValues>(props.initial);
  const [issues, setIssues] = useState<readonly z.core.$ZodIssue[]>([]);
  const fields = useRef(new Set<string>());
  const [pressed, setPressed] = useState(0);
  const [asking, setAsking] = useState<{ words: string; values: z.output<S> } | null>(null);
  const serverFields = props.problem?.body.fields;
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set());
  const errors = useMemo(
    () => errorsOf(serverFields?.filter(({ path }) => named.has(path)) ?? [], issues, values, say),
    [serverFields, named, issues, values, say],
  );
  const state = useMemo<FormState>(
    () => ({
      id,
      values,
      errors,
      register: (path) => void fields.current.add(path),
      set: (path, value) => setValues((before) => withValue(before, path, value)),
    }),
    [id, values, errors],
  );
  const submit = () => {
    if (props.blocked || props.running) return;
    const parsed = props.schema.safeParse(withHolders(values, fields.current));
    setPressed((count) => count + 1);
    setNamed(new Set(fields.current));
    setIssues(parsed.success ? [] : parsed.error.issues);
    if (!parsed.success) return;
    const { consequence } = props;
    const words = typeof consequence === "function" ? consequence(parsed.data) : consequence;
    if (words) setAsking({ words, values: parsed.data });
    else props.onSubmit(parsed.data);
  };
  return (
    <FormContext.Provider value={state}>
      <form
        className="cf-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {errors.size > 0 && <ErrorSummary key={pressed} id={id} errors={errors} />}
        {props.problem && <Elsewhere problem={props.problem} named={named} />}
        {props.children}
        <SubmitRow {...props} />
      </form>
      {asking && (
        <Confirm
          verb={props.verb}
          consequence={asking.words}
          danger={props.danger ?? false}
          onNo={() => setAsking(null)}
          onYes={() => {
            setAsking(null);
            props.onSubmit(asking.values);
          }}
        />
      )}
    </FormContext.Provider>
  );
}

/** What is wrong with which field: what the server said of it, else what the contract's schema says. */
function errorsOf(
  told: NonNullable<ApiProblem["body"]["fields"]>,
  issues: readonly z.core.$ZodIssue[],
  values: FormValues,
  say: Speech["say"],
): ReadonlyMap<string, string> {
  const found = new Map(told.map(({ path, expected }) => [path, expectedWords(expected, say)]));
  for (const issue of issues) {
    const path = pathText(issue.path);
    if (!found.has(path)) found.set(path, issueWords(issue, valueAt(values, path), say));
  }
  return found;
}

/** What the server says of no field of this form: in full, with the place in words. What it says of a field stands at the field. */
function Elsewhere({ problem, named }: { problem: ApiProblem; named: ReadonlySet<string> }) {
  const say = useSay();
  const fields = problem.body.fields ?? [];
  const elsewhere = fields.filter(({ path }) => !named.has(path));
  if (fields.length > 0 && elsewhere.length === 0) return null;
  return (
    <ProblemNotice problem={problem}>
      {elsewhere.length > 0 && (
        <ul className="cf-findings">
          {elsewhere.map(({ path, expected }) => (
            <li key={path}>
              {say(ui["form-elsewhere"], { path: pathWords(path, say), words: expectedWords(expected, say) })}
            </li>
          ))}
        </ul>
      )}
    </ProblemNotice>
  );
}

function SubmitRow(props: { verb: string; running?: boolean; blocked?: string | null; danger?: boolean }) {
  const say = useSay();
  const reason = useId();
  const putAway = useContext(PutAwayContext);
  return (
    <div className="cf-actions">
      <button
        type="submit"
        className={props.danger ? "cf-button cf-primary cf-danger-button" : "cf-button cf-primary"}
        aria-disabled={props.running || Boolean(props.blocked) || undefined}
        aria-describedby={props.blocked ? reason : undefined}
      >
        {props.running ? say(ui.working) : props.verb}
      </button>
      {putAway && (
        <button type="button" className="cf-button" onClick={putAway}>
          {say(ui.cancel)}
        </button>
      )}
      {props.blocked && (
        <span id={reason} className="cf-reason">
          {say(ui["not-now"], { reason: props.blocked })}
        </span>
      )}
    </div>
  );
}

/** Stands above the form and gets the focus, so that nobody has to search for what is wrong. */
function ErrorSummary({ id, errors }: { id: string; errors: ReadonlyMap<string, string> }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="cf-notice cf-error-summary" role="alert" tabIndex={-1}>
      <p className="cf-notice-title">{say(ui["form-problems"], { n: errors.size })}</p>
      <ul>
        {[...errors].map(([path, words]) => (
          <li key={path}>
            <a
              className="cf-link"
              href={`#${fieldId(id, path)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(id, path))?.focus();
              }}
            >
              {labelOf(fieldId(id, path))}
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function useField(path: string) {
  const form = useContext(FormContext);
  if (!form) throw new Error("A field outside its Form");
  useEffect(() => form.register(path), [form, path]);
  return {
    id: fieldId(form.id, path),
    value: valueAt(form.values, path),
    error: form.errors.get(path) ?? null,
    set: (value: unknown) => form.set(path, value),
  };
}

/** What is typed so far, for fields that depend on others. */
export function useFormValues(): FormValues {
  const form = useContext(FormContext);
  if (!form) throw new Error("useFormValues outside a Form");
  return form.values;
}

function fieldId(form: string, path: string): string {
  return `${form}-${path}`;
}

function labelOf(id: string): string {
  const text = document.querySelector(`label[for="${CSS.escape(id)}"], #${CSS.escape(id)} > legend`)
    ?.firstChild?.textContent;
  return text ? `${text}: ` : "";
}
