import { localizedColumn } from "../../../model/kinds";
import type { Manifest } from "../../../model/release";
import type { Language, Text } from "../../../model/text";
import { sqlHeadings as heading, sql as messages } from "../../messages/sql";

/** A statement to try: what it asks, what to know of its answer, and how it is written for readers of a language. */
export type Example = {
  readonly name: string;
  readonly title: Text;
  readonly note: Text;
  /** The fields that it asks for, by collection. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
  readonly write: (words: Wording) => string;
};

/** What differs between languages: the column of a field that has one for each, and the heading of a result's column. */
export type Wording = {
  readonly of: (field: string) => string;
  readonly as: (heading: Text) => string;
  readonly language: Language;
};

/** The examples that a release can answer, with records of every collection that they ask, as statements in a language. */
export function examplesFor({ fields, counts }: Pick<Manifest, "fields" | "counts">, language: Language) {
  const known = ([collection, wanted]: readonly [string, readonly string[]]) =>
    (counts[collection] ?? 0) > 0 && wanted.every((field) => fields[collection]?.includes(field));
  return examples
    .filter(({ needs }) => Object.entries(needs).every(known))
    .map(({ write, ...example }) => ({ ...example, statement: write(wordingIn(language)) }));
}

function wordingIn(language: Language): Wording {
  return { language, of: (field) => localizedColumn(field, language), as: (heading) => `AS "${heading[language]}"` };
}

const examples: readonly Example[] = [
  {
    name: "amounts",
    title: messages.amounts,
    note: messages.amountsNote,
    needs: { budgets: ["initiative", "amount", "amountPrinted"] },
    write: ({ of, as, language }) => `SELECT
  ${of("initiative")} ${as(heading.initiative)},
  amountPrinted ${as(heading.printed)},
  amount / ${language === "ja" ? "1e8" : "1e9"} ${as(heading.unit)},
  codes.${of("label")} ${as(heading.notAdded)},
  sum(amount) FILTER (WHERE treatment = 'included') OVER () ${as(heading.total)}
FROM budgets_named
JOIN budgets_sum USING (id)
LEFT JOIN _codes AS codes
  ON codes.collection = 'budgets_sum' AND codes."column" = 'reason' AND codes.code = reason
ORDER BY treatment DESC, amount DESC;`,
  },
  {
    name: "booked",
    title: messages.booked,
    note: messages.bookedNote,
    needs: { appropriations: ["ministry", "amount"] },
    write: ({ of, as }) => `SELECT
  ${of("ministry")} ${as(heading.ministry)},
  count(*) ${as(heading.count)},
  sum(amount) ${as(heading.total)}
FROM appropriations_named
JOIN appropriations_sum USING (id)
WHERE treatment = 'included'
GROUP BY ministry
ORDER BY 3 DESC;`,
  },
  {
    name: "unstated",
    title: messages.unstated,
    note: messages.unstatedNote,
    needs: { initiatives: [], budgets: ["initiative", "amount", "amountPrinted"] },
    write: ({ of, as }) => `SELECT
  initiatives.${of("name")} ${as(heading.initiative)},
  amountPrinted ${as(heading.printed)},
  amount ${as(heading.yen)}
FROM initiatives
LEFT JOIN budgets ON budgets.initiative = initiatives.id
ORDER BY amount DESC, initiatives.id;`,
  },
  {
    name: "milestones",
    title: messages.milestones,
    note: messages.milestonesNote,
    needs: { milestones: ["date"] },
    write: ({ of, as, language }) => `SELECT
  substr(date, 1, 7) ${as(heading.month)},
  count(*) ${as(heading.count)},
  group_concat(${of("label")}, '${language === "ja" ? "、" : "; "}') ${as(heading.events)}
FROM milestones
GROUP BY 1
ORDER BY 1;`,
  },
  {
    name: "search",
    title: messages.search,
    note: messages.searchNote,
    needs: { initiatives: ["evidence"] },
    write: ({ of, as }) => `SELECT
  ${of("name")} ${as(heading.initiative)},
  json_extract(evidence.value, '$.line') ${as(heading.line)},
  json_extract(evidence.value, '$.printed') ${as(heading.printed)}
FROM initiatives, json_each(initiatives.evidence) AS evidence
WHERE nameJa LIKE '%量子%'
   OR json_extract(evidence.value, '$.printed') LIKE '%量子%'
ORDER BY 2;`,
  },
  {
    name: "themes",
    title: messages.themes,
    note: messages.themesNote,
    needs: { initiatives: ["theme"], themes: [] },
    write: ({ of, as, language }) => `SELECT
  themes.${of("label")} ${as(heading.theme)},
  count(initiatives.id) ${as(heading.count)},
  group_concat(initiatives.${of("name")}, '${language === "ja" ? "、" : "; "}') ${as(heading.initiatives)}
FROM themes
LEFT JOIN initiatives ON initiatives.theme = themes.id
GROUP BY themes.id
ORDER BY 2 DESC, 1;`,
  },
  {
    name: "years",
    title: messages.years,
    note: messages.yearsNote,
    needs: { budgets: ["initiative", "amountPrinted", "fiscalYear"] },
    write: ({ of, as }) => `SELECT
  years.value ${as(heading.year)},
  ${of("initiative")} ${as(heading.initiative)},
  amountPrinted ${as(heading.printed)},
  json_array_length(fiscalYear) ${as(heading.years)}
FROM budgets_named, json_each(fiscalYear) AS years
ORDER BY 1, 2;`,
  },
  {
    name: "tree",
    title: messages.tree,
    note: messages.treeNote,
    needs: { themes: ["broader", "position"] },
    write: ({ of, as }) => `WITH RECURSIVE tree (id, path, place) AS (
  SELECT id, ${of("label")}, printf('%03d', position)
  FROM themes
  WHERE broader IS NULL
  UNION ALL
  SELECT themes.id, tree.path || ' › ' || themes.${of("label")}, place || printf('.%03d', themes.position)
  FROM themes
  JOIN tree ON themes.broader = tree.id
)
SELECT path ${as(heading.theme)}, id
FROM tree
ORDER BY place;`,
  },
  {
    name: "lines",
    title: messages.lines,
    note: messages.linesNote,
    needs: {
      reconciliations: ["budget", "lines"],
      appropriations: ["fiscalYear", "amount", "ministry"],
      budgets: ["amountPrinted"],
    },
    write: ({ of, as }) => `SELECT
  budgets.${of("label")} ${as(heading.stated)},
  budgets.amountPrinted ${as(heading.printed)},
  appropriations.${of("label")} ${as(heading.bookLine)},
  appropriations.${of("ministry")} ${as(heading.ministry)},
  appropriations.fiscalYear ${as(heading.year)},
  appropriations.amount ${as(heading.yen)}
FROM reconciliations
JOIN budgets ON budgets.id = reconciliations.budget
JOIN reconciliations_lines AS links ON links.id = reconciliations.id
JOIN appropriations_named AS appropriations ON appropriations.id = links.lines
ORDER BY budgets.id, links.position;`,
  },
  {
    name: "absences",
    title: messages.absences,
    note: messages.absencesNote,
    needs: { absences: ["collection", "reason"] },
    write: ({ of, as }) => `SELECT
  absences.collection ${as(heading.collection)},
  codes.${of("label")} ${as(heading.reason)},
  count(*) ${as(heading.count)}
FROM absences
JOIN _codes AS codes
  ON codes.collection = 'absences' AND codes."column" = 'reason' AND codes.code = reason
GROUP BY 1, 2
ORDER BY 1, 3 DESC;`,
  },
  {
    name: "columns",
    title: messages.columns,
    note: messages.columnsNote,
    needs: {},
    write: ({ of, as }) => `SELECT
  collection ${as(heading.collection)},
  "column" ${as(heading.column)},
  ${of("label")} ${as(heading.label)},
  ${of("description")} ${as(heading.meaning)}
FROM _columns
ORDER BY 1, 2;`,
  },
];
