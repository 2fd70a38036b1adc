import { recordsDigest, type Series } from "../../../catalog/catalog";
import type { Entity } from "../../../model/entity";
import type { Language } from "../../../model/text";
import { filled } from "../../../model/text";
import { paths } from "../../../urls";
import { day, number } from "../../frame/locale";
import { Table, Td, Th, Tr } from "../../frame/table";
import { datasets as messages } from "../../messages/datasets";

type Props = { readonly language: Language; readonly series: Series; readonly entity: Entity };

/** The releases that hold a collection, newest first, with what each changed in it. */
export function Versions({ language, series: { members }, entity: { collection, label } }: Props) {
  const columns = [messages.release, messages.issued, messages.count, messages.difference, messages.read];
  return (
    <section>
      <h2 id="versions">{messages.versions[language]}</h2>
      <p>{messages.versionsLead[language]}</p>
      <Table
        id="members"
        caption={`${messages.versions[language]}: ${label[language]}`}
        columns={columns.map((column) => column[language])}
      >
        {members.map((member, i) => {
          const { release, rows } = member;
          const before = members[i + 1];
          const isSame = before && recordsDigest(before) === recordsDigest(member);
          const inRelease = <span class="unseen">{filled(messages.inRelease[language], { id: release.id })}</span>;
          return (
            <Tr>
              <Th>
                <a href={paths.releasePage(language, release.id)}>{release.id}</a>
              </Th>
              <Td label={messages.issued[language]}>
                <time datetime={release.issued}>{day(release.issued, language)}</time>
              </Td>
              <Td label={messages.count[language]} class="number">
                {number(rows, language)}
              </Td>
              <Td label={messages.difference[language]}>
                {!before && messages.first[language]}
                {before && isSame && messages.same[language]}
                {before && !isSame && (
                  <a href={paths.comparePage(language, before.release.id, release.id)}>
                    {messages.different[language]}
                    {inRelease}
                  </a>
                )}
              </Td>
              <Td label={messages.read[language]}>
                <a href={paths.listPage(language, collection, { release: release.id })}>
                  {messages.table[language]}
                  {inRelease}
                </a>
              </Td>
            </Tr>
          );
        })}
      </Table>
    </section>
  );
}
