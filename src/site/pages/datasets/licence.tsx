import type { Citation } from "../../../catalog/citation";
import type { Language } from "../../../model/text";
import { LicenceLink } from "../../frame/licence-link";
import { Words } from "../../frame/words";
import { datasets as messages } from "../../messages/datasets";
import { home } from "../../messages/home";

type Props = { readonly language: Language; readonly source: Pick<Citation, "attribution" | "terms"> };

/** What may be done with the data, and the sentence of source that goes with it. */
export function Licence({ language, source: { attribution, terms } }: Props) {
  return (
    <section>
      <h2 id="licence">{messages.licence[language]}</h2>
      <p>
        <Words
          text={home.reuse[language]}
          language={language}
          fill={{
            licence: <LicenceLink language={language} />,
          }}
        />
      </p>
      <p>{messages.credit[language]}</p>
      <p class="citation">
        <Words text={attribution[language]} language={language} />
      </p>
      {terms.map((url) => (
        <p>
          {messages.under[language]} <a href={url}>{url}</a>
        </p>
      ))}
    </section>
  );
}
