import type { Language } from "../../model/text";
import { site } from "../messages/site";

/** What the portal holds, beside an answer without hits: nobody is to take that for a policy or a budget that does not exist. */
export function Scope({ language }: { readonly language: Language }) {
  return <p class="quiet">{site.scope[language]}</p>;
}
