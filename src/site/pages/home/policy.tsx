import { entities } from "../../../model";
import { inWords } from "../../../model/difference";
import type { Entity } from "../../../model/entity";
import type { Field, Row } from "../../../model/field";
import { initiatives } from "../../../model/initiatives";
import { plans } from "../../../model/plans";
import { priorities } from "../../../model/priorities";
import { strategies } from "../../../model/strategies";
import type { Language, Text } from "../../../model/text";
import { filled } from "../../../model/text";
import { themes } from "../../../model/themes";
import { paths } from "../../../urls";
import { number } from "../../frame/locale";
import { Foreign } from "../../frame/words";
import { home as messages } from "../../messages/home";
import type { PlanPart, Policy as PolicyRead, ThemePart } from "./read-policy";

type Props = {
  readonly language: Language;
  readonly policy: PolicyRead;
  /** How many records each collection has. */
  readonly counts: Readonly<Record<string, number>>;
};

/** The policy at a glance: from the plan down to the initiatives and what is known of them, every part with a link. */
export function Policy({ language, policy, counts }: Props) {
  return (
    <section>
      <h2 id="policy">{messages.policy[language]}</h2>
      <p>{messages.policyIntro[language]}</p>
      <div class="policy">
        {policy.plans.map((part) => (
          <Plan language={language} part={part} />
        ))}
        {policy.initiatives > 0 && (
          <div class="known">
            <h3>
              <Counted language={language} entity={initiatives} count={policy.initiatives} />
            </h3>
            <p>{messages.known[language]}</p>
            <ul class="counts">
              {entities
                .filter(({ collection, fields }) => fields.initiative && counts[collection])
                .map((entity) => (
                  <li>
                    <Counted language={language} entity={entity} count={counts[entity.collection] ?? 0} />
                  </li>
                ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

function Plan({ language, part: { plan, strategies: editions, themes: roots } }: { language: Language; part: PlanPart }) {
  return (
    <div class="plan">
      {plan && (
        <h3>
          <Named language={language} entity={plans} row={plan} />
          <Years language={language} plan={plan} />
        </h3>
      )}
      {editions.length > 0 && (
        <div>
          <p class="what">
            {filled(messages.step[language], { label: strategies.label[language], count: number(editions.length, language) })}
          </p>
          <ul class="editions">
            {editions.map(({ strategy, priorities: count }) => (
              <li>
                <Named language={language} entity={strategies} row={strategy} />
                <span class="more">
                  {count > 0 ? (
                    <Counted
                      language={language}
                      entity={priorities}
                      count={count}
                      query={`strategy=${strategy.id}&sort=position`}
                      of={strategy}
                    />
                  ) : (
                    inWords(strategies.fields.status as Field, strategy.status as string)[language]
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {roots.length > 0 && (
        <div>
          <p class="what">
            {filled(messages.step[language], { label: themes.label[language], count: number(sizeOf(roots), language) })}
          </p>
          <ul class="themes">
            {roots.map((one) => (
              <li>
                <Theme language={language} part={one} />
                {one.below.length > 0 && (
                  <ul>
                    {one.below.map((below) => (
                      <li>
                        <Theme language={language} part={below} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Years({ language, plan }: { readonly language: Language; readonly plan: Row }) {
  const { fiscalYearStart, fiscalYearEnd } = plan;
  if (fiscalYearStart === null || fiscalYearEnd === null) return null;
  return (
    <span class="plan-years">
      {" "}
      {filled(messages.years[language], { from: String(fiscalYearStart), to: String(fiscalYearEnd) })}
    </span>
  );
}

function sizeOf(parts: readonly ThemePart[]): number {
  return parts.reduce((sum, { below }) => sum + 1 + sizeOf(below), 0);
}

/** How many squares are drawn at most; the number stands beside them anyway. */
const MOST_SQUARES = 40;

function Theme({ language, part: { theme, initiatives: count } }: { readonly language: Language; readonly part: ThemePart }) {
  return (
    <>
      <Named language={language} entity={themes} row={theme} />
      {count > 0 && (
        <span class="more">
          <Counted language={language} entity={initiatives} count={count} query={`within=theme:${theme.id}`} of={theme} />
          <Squares count={Math.min(count, MOST_SQUARES)} />
        </span>
      )}
    </>
  );
}

/** A square for each initiative, so that an eye sees where there are many. */
function Squares({ count }: { readonly count: number }) {
  const width = count * 9 - 3;
  return (
    <svg class="squares" aria-hidden="true" width={width} height="6" viewBox={`0 0 ${width} 6`}>
      {Array.from({ length: count }, (_, i) => (
        <rect x={i * 9} width="6" height="6" />
      ))}
    </svg>
  );
}

type NamedProps = { readonly language: Language; readonly entity: Entity; readonly row: Row };

function Named({ language, entity, row }: NamedProps) {
  return (
    <a href={paths.recordPage(language, entity.collection, row.id)}>
      <Foreign text={titleOf(entity, row)[language]} language={language} />
    </a>
  );
}

type CountedProps = {
  readonly language: Language;
  readonly entity: Entity;
  readonly count: number;
  /** Which of them, and whose they are. */
  readonly query?: string;
  readonly of?: Row;
};

/** A count that leads to what was counted. Beside its row everybody sees whose it is; a list of links must say it. */
function Counted({ language, entity, count, query, of }: CountedProps) {
  const words = filled(messages.count[language], { label: entity.label[language], count: number(count, language) });
  const owner = of && ((of.label ?? of.name) as Text)[language];
  return (
    <a href={paths.listPage(language, entity.collection, { query })}>
      {words}
      {owner && (
        <span class="unseen">
          {" "}
          (<Foreign text={owner} language={language} />)
        </span>
      )}
    </a>
  );
}

function titleOf(entity: Entity, row: Row): Text {
  return row[entity.title] as Text;
}
