import type { Language } from "../../model/text";
import { LICENCE } from "../../urls";
import { site } from "../messages/site";

/** The licence of the data by its name. */
export function LicenceLink({ language }: { readonly language: Language }) {
  return (
    <a href={LICENCE} rel="license">
      {site.licence[language]}
    </a>
  );
}
