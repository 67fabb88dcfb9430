import { Navigate, useSearchParams } from "react-router";
import { Say, useSay } from "../language/say.tsx";
import { Page } from "../parts/Page.tsx";
import { ui } from "../messages.ts";
import { useSession } from "../session.tsx";
import { LanguageChoice } from "../shell/LanguageChoice.tsx";
import { account } from "./messages.ts";
import { SignInForm } from "./SignInForm.tsx";

export function SignInPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const { person } = useSession();
  // Not when the form is done, but when the session is there: before, the way in would lead straight back here.
  if (person) return <Navigate to={nextOf(search.get("next"))} replace />;
  return (
    <div className="cf-door">
      <header className="cf-top">
        <span className="cf-brand">
          <Say m={ui["app-name"]} />
        </span>
        <div className="cf-top-end">
          <a className="cf-link" href="/">
            <Say m={account["public-site"]} />
          </a>
          <LanguageChoice />
        </div>
      </header>
      <main className="cf-main">
        <Page title={say(account["sign-in"])} lead={say(account["sign-in-lead"])}>
          <SignInForm />
        </Page>
      </main>
    </div>
  );
}

/** Only an address inside this app: a link from elsewhere must not use the sign-in to lead somewhere false. */
export function nextOf(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}
